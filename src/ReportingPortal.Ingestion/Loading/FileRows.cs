using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Loading.First;
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
    /// <returns>The number of rows in the file, those that could not be read included.</returns>
    public Task<long> StageAsync(LoadUnit unit, Upload upload, Layout layout, ValueRewrites rewrites, Action<long, long> tick, CancellationToken ct)
        => ReadAsync(upload, layout, rewrites, first: null, (rows, told) => new Staging(unit, layout.Kind).RunAsync(rows, told, ct), tick);

    /// <param name="first">Where rows go that are the shop's first of their kind; null where rows are staged.</param>
    /// <param name="work">Reads the rows; tells how many it has read so far.</param>
    public async Task<T> ReadAsync<T>(
        Upload upload, Layout layout, ValueRewrites rewrites, FirstRows? first, Func<RowReader, Action<long>, Task<T>> work, Action<long, long> tick)
    {
        await using var content = store.OpenRead(upload.UploadId, out var raw);
        using var reader = FileSniffer.Open(content, layout.Dialect, store.Limits);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(ZoneOf(upload));
        var rows = RowReader.Of(reader, layout, upload.Currency ?? tenant.Currency, zone, store.Limits, rewrites, first);
        return await work(rows, count => tick(raw.BytesRead, count));
    }

    private string ZoneOf(Upload upload) => upload.TimeZone ?? tenant.TimeZone;
}
