using ReportingPortal.Analytics.Days;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Lines;

/// <summary>
/// A tenant's order lines at the state of the data a run stands on. Days in memory are read again only where their figures are of a later
/// state (<c>sales_summary.data_version</c>: whatever writes a line touches its day), and always where no valid line gives them figures.
/// </summary>
/// <param name="session">Reads that state, and nothing that is not committed.</param>
internal sealed class LineReader(TenantSession session, DayCache cache)
{
    /// <summary>So that what is not packed yet stays small beside what is.</summary>
    private const int DaysAtOnce = 250;

    internal static readonly SqlFile States = SqlFile.Of<LineReader>("Lines/LineDayStates.sql");
    internal static readonly SqlFile Lines = SqlFile.Of<LineReader>("Lines/LinesOfDays.sql");

    /// <param name="version">The state's.</param>
    public async Task<(LineSet Set, LineNumbers Numbers)> ReadAsync(long version, CancellationToken ct)
    {
        var kept = cache.LinesOf(session.Tenant.TenantId);
        var (known, numbers) = kept.Set.Version <= version ? (kept.Set, kept.Numbers) : (LineSet.Empty, new LineNumbers());
        if (known.Version == version)
        {
            return (known, numbers);
        }

        var days = await session.QueryAsync<DayState>(States, null, ct);
        DateOnly[] changed = [.. days.Where(day => day.DataVersion is null || day.DataVersion > known.Version).Select(day => day.OrderDate).Order()];
        var set = known.With(version, days.Select(day => day.OrderDate).ToHashSet(), await ReadAsync(changed, numbers, ct));
        cache.Keep(session.Tenant.TenantId, new TenantLines(numbers, set));
        return (set, numbers);
    }

    private async Task<Dictionary<DateOnly, LineDay>> ReadAsync(DateOnly[] changed, LineNumbers numbers, CancellationToken ct)
    {
        var read = new Dictionary<DateOnly, LineDay>();
        foreach (var days in changed.Chunk(DaysAtOnce))
        {
            var open = days.ToDictionary(day => day, day => new LineDayBuilder(day));
            var lines = new LinesOfRows(numbers);
            await session.CopyAsync(
                Lines, new { days }, row =>
                {
                    var line = lines.Of(row);
                    open[row.GetDate(0)].Add(row.GetText(1), line);
                },
                ct);
            foreach (var (day, builder) in open)
            {
                read.Add(day, builder.Build());
            }
        }

        return read;
    }

    private sealed record DayState(DateOnly OrderDate, long? DataVersion);

    /// <summary>A row's columns after day and order, in their order.</summary>
    private sealed class LinesOfRows(LineNumbers numbers)
    {
        private (Guid Id, int Number)? upload;

        public Line Of(CopyReader row)
        {
            var (product, customer) = (numbers.Products.Of(row.GetText(2)), NumberAt(row, 3, numbers.Customers));
            var (region, category) = (NumberAt(row, 4, numbers.Regions), NumberAt(row, 5, numbers.Categories));
            var (quantity, price, net) = (row.GetTenThousandths(7), row.GetTenThousandths(8), row.GetTenThousandths(9));
            var (hasCost, kind, isValid) = (row.GetBoolean(10), (LineKind)row.GetInt16(11), row.GetBoolean(12));
            return new Line(product, customer, region, category, UploadOf(row.GetGuid(13)), kind, isValid, hasCost, net, price, quantity, row.GetMicroseconds(6));
        }

        private static int NumberAt(CopyReader row, int column, ItemNumbers numbers) => row.IsNull(column) ? Line.None : numbers.Of(row.GetText(column));

        /// <summary>Most lines have the upload of the line before.</summary>
        private int UploadOf(Guid id)
        {
            if (upload?.Id != id)
            {
                upload = (id, numbers.Uploads.Of(id.ToString()));
            }

            return upload.Value.Number;
        }
    }
}
