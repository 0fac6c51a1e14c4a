using ReportingPortal.Analytics.Days;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Segments;

/// <summary>Which segment of a run each of its customers fell into; 0 for none.</summary>
/// <param name="CustomerIds">By their code points.</param>
/// <param name="SegmentIds">Beside them.</param>
internal sealed record SegmentMembership(string[] CustomerIds, short[] SegmentIds)
{
    internal static readonly SqlFile Packs = SqlFile.Of<SegmentMembership>("Segments/SegmentMembership.sql");

    /// <param name="customerIds">All of the run; those clustered are among them, in the same order.</param>
    public static SegmentMembership Of(string[] customerIds, SegmentationResult result)
    {
        var segments = new short[customerIds.Length];
        var next = 0;
        for (var place = 0; place < segments.Length && next < result.CustomerIds.Length; place++)
        {
            if (customerIds[place] == result.CustomerIds[next])
            {
                segments[place] = result.SegmentIds[next++];
            }
        }

        return new SegmentMembership(customerIds, segments);
    }

    public static async Task<SegmentMembership> ReadAsync(TenantSession session, Guid runId, CancellationToken ct)
    {
        var packs = await session.QueryAsync<Pack>(Packs, new { run_id = runId }, ct);
        return new SegmentMembership([.. packs.SelectMany(pack => pack.CustomerIds)], [.. packs.SelectMany(pack => pack.SegmentIds)]);
    }

    /// <summary>What each segment's customers have brought.</summary>
    public IReadOnlyDictionary<short, decimal> NetSales(BuyingHistory buying)
        => SegmentIds.Index().Where(member => member.Item != 0)
            .GroupBy(member => member.Item, member => buying.NetSales[member.Index])
            .ToDictionary(segment => segment.Key, segment => Amount.ToDecimal(segment.Sum()));

    /// <summary>The share of customers with a segment in both runs who changed it between them; 0 of none.</summary>
    public double MovedShare(SegmentMembership later)
    {
        var (both, moved) = (0, 0);
        for (var (i, j) = (0, 0); i < CustomerIds.Length && j < later.CustomerIds.Length;)
        {
            var order = CodePoints.Order.Compare(CustomerIds[i], later.CustomerIds[j]);
            if (order == 0 && SegmentIds[i] != 0 && later.SegmentIds[j] != 0)
            {
                both++;
                moved += SegmentIds[i] == later.SegmentIds[j] ? 0 : 1;
            }

            (i, j) = (order <= 0 ? i + 1 : i, order >= 0 ? j + 1 : j);
        }

        return both == 0 ? 0 : (double)moved / both;
    }

    private sealed record Pack(string[] CustomerIds, short[] SegmentIds);
}
