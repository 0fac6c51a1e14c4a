using System.Data.Common;
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
            var row = new LineRow(numbers);
            await session.ReadAsync(
                Lines, new { days }, reader =>
                {
                    var builder = open[reader.GetFieldValue<DateOnly>(0)];
                    builder.Add(reader.GetString(1), row.Read(reader));
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
    private sealed class LineRow(LineNumbers numbers)
    {
        private static readonly long Epoch = DateTime.UnixEpoch.Ticks;

        private (Guid Id, int Number)? upload;

        public Line Read(DbDataReader row)
        {
            var (product, customer) = (numbers.Products.Of(row.GetString(2)), NumberAt(row, 3, numbers.Customers));
            var (region, category) = (NumberAt(row, 4, numbers.Regions), NumberAt(row, 5, numbers.Categories));
            var at = (row.GetDateTime(6).Ticks - Epoch) / TimeSpan.TicksPerMicrosecond;
            var (quantity, price, net) = (AmountAt(row, 7), AmountAt(row, 8), AmountAt(row, 9));
            var (hasCost, kind, isValid) = (row.GetBoolean(10), (LineKind)row.GetInt16(11), row.GetBoolean(12));
            return new Line(product, customer, region, category, UploadOf(row.GetGuid(13)), kind, isValid, hasCost, net, price, quantity, at);
        }

        private static int NumberAt(DbDataReader row, int column, ItemNumbers numbers) => row.IsDBNull(column) ? Line.None : numbers.Of(row.GetString(column));

        private static long AmountAt(DbDataReader row, int column) => checked((long)(row.GetDecimal(column) * Amount.Unit));

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
