using ReportingPortal.Analytics.Lines;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Data.Facts;

namespace ReportingPortal.Analytics.Quality;

/// <summary>How many order lines of each upload have which thing wrong with them: one pass over the lines. QualityRows.sql lists the same lines.</summary>
internal static class LineFindings
{
    /// <summary>As findings are named; the first counts all lines.</summary>
    private static readonly string[] Names =
    [
        "lines", "missing_customer", "missing_product", "missing_category", "missing_region", "missing_cost", "zero_price", "negative", "future_dated",
        "price_outlier", "quantity_outlier", "unknown_customer", "unknown_product",
    ];

    /// <param name="now">The moment of counting, in microseconds of the epoch.</param>
    /// <returns>Those of at least one line.</returns>
    public static IReadOnlyList<(Guid UploadId, string Finding, long Lines)> Count(RunLines lines, ProductBounds bounds, long now)
    {
        var uploads = lines.Numbers.Uploads.Ids;
        var counts = new long[uploads.Count * Names.Length];
        // Of orders that name no product.
        var unknown = lines.Numbers.Products.Find("unknown") ?? Line.None;
        foreach (var day in lines.Days)
        {
            foreach (ref readonly var line in day.Lines.AsSpan())
            {
                Add(line, lines, bounds, now, unknown, counts.AsSpan(line.Upload * Names.Length, Names.Length));
            }
        }

        return [.. counts.Index().Where(count => count.Item > 0).Select(count => (Guid.Parse(uploads[count.Index / Names.Length]), Names[count.Index % Names.Length], count.Item))];
    }

    private static void Add(in Line line, RunLines lines, ProductBounds bounds, long now, int unknown, Span<long> counts)
    {
        var (hasCustomer, hasProduct) = (line.Customer != Line.None, line.Product != unknown);
        counts[0]++;
        counts[1] += One(!hasCustomer);
        counts[2] += One(!hasProduct);
        counts[3] += One(lines.KnownCategory(line) == Line.None);
        counts[4] += One(lines.KnownRegion(line) == Line.None);
        counts[5] += One(!line.HasCost);
        counts[6] += One(line.UnitPrice == 0);
        counts[7] += One(line.Kind != LineKind.Return && (line.Quantity < 0 || line.NetSales < 0));
        counts[8] += One(line.OrderedAt > now);
        counts[9] += One(bounds.IsPriceOutlier(line));
        counts[10] += One(bounds.IsQuantityOutlier(line));
        counts[11] += One(lines.HasCustomers && hasCustomer && !lines.IsCustomerListed[line.Customer]);
        counts[12] += One(lines.HasProducts && hasProduct && !lines.IsProductListed[line.Product]);
    }

    private static int One(bool found) => found ? 1 : 0;
}
