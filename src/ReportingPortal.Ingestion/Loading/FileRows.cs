using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Keys;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Parsing;
using ReportingPortal.Ingestion.Rules;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>
/// Reads a stored file's rows into the staging table of a unit: for a load as the shop is set now, for an undo as it was
/// when the file was loaded, so that the very same rows come out.
/// </summary>
internal sealed class FileRows(UploadStore store, Tenant tenant)
{
    /// <summary>The unit of one file: its statements take days in the zone the file was read in.</summary>
    public LoadUnit UnitOf(TenantSession session, Upload upload, DateTimeOffset now) => new(session, upload.UploadId, now, ZoneOf(upload));

    /// <param name="rewrites">The rules that held when the file was received.</param>
    /// <param name="tick">Told the bytes and rows read so far.</param>
    /// <param name="wanted">Leave rows out that name none of these; null: none.</param>
    /// <returns>The number of rows in the file, those that could not be read included, less those left out.</returns>
    public Task<long> StageAsync(
        LoadUnit unit, Upload upload, Layout layout, ValueRewrites rewrites, Action<long, long> tick, CancellationToken ct, WantedKeys? wanted = null)
        => ReadAsync(
            unit, upload, layout, rewrites, new Takers(null, wanted),
            async (rows, told) => await new Staging(unit, layout.Kind).RunAsync(rows, told, ct) - rows.Skipped, tick);

    /// <param name="takers">Who takes the rows, where not all of them are staged.</param>
    /// <param name="work">Reads the rows; tells how many it has read so far.</param>
    public async Task<T> ReadAsync<T>(
        LoadUnit unit, Upload upload, Layout layout, ValueRewrites rewrites, Takers takers, Func<RowReader, Action<long>, Task<T>> work,
        Action<long, long> tick)
    {
        await using var content = store.OpenRead(upload.UploadId, out var raw);
        using var reader = FileSniffer.Open(content, layout.Dialect, store.Limits);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(ZoneOf(upload));
        var rows = RowReader.Of(reader, layout, upload.Currency ?? tenant.Currency, zone, store.Limits, rewrites, takers);
        var done = await work(rows, count => tick(raw.BytesRead, count));
        unit.Named = rows.Named;
        unit.Returned = rows.Returned;
        return done;
    }

    private string ZoneOf(Upload upload) => upload.TimeZone ?? tenant.TimeZone;
}
