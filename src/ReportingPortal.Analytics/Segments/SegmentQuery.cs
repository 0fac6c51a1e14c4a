using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Segments;

/// <summary>One k-means cluster: centroid in original units by feature name, and its z-profile for the radar.</summary>
public sealed record SegmentFigures(
    int Id, string Name, int Customers, decimal NetSales, IReadOnlyDictionary<string, double> Centroid, IReadOnlyDictionary<string, double> ZCentroid);

/// <summary>The clustering of the current run, or the notice why there is none (then K is 0).</summary>
/// <param name="Segments">By mean net sales, largest first.</param>
public sealed record SegmentOverview(
    Guid? RunId, DateOnly? AsOfDate, int K, double? Silhouette, double? Inertia, IReadOnlyList<string> Features,
    IReadOnlyDictionary<int, double> SilhouetteByK, double MovedShare, string? Notice, IReadOnlyList<SegmentFigures> Segments);

/// <summary>A customer's segment.</summary>
public sealed record SegmentCustomer(string CustomerId, string? Name, int SegmentId, string SegmentName);

public sealed class SegmentQuery(TenantSession session)
{
    private static readonly SqlFile Customers = SqlFile.Of<SegmentQuery>("Segments/SegmentCustomers.sql");
    internal static readonly SqlFile Sizes = SqlFile.Of<SegmentQuery>("Segments/SegmentSizes.sql");

    public Task<SegmentOverview> RunAsync(CancellationToken ct) => RunAsync(CustomerFilter.None, ct);

    /// <summary>Segments are those of the whole shop; the filter says whose customers and net sales are counted.</summary>
    public async Task<SegmentOverview> RunAsync(CustomerFilter filter, CancellationToken ct)
    {
        if (await CurrentRun.FindAsync(session, ct) is not { } run)
        {
            return new SegmentOverview(null, null, 0, null, null, [], new Dictionary<int, double>(), 0, null, []);
        }

        var model = await session.Db.SegmentModels.AsNoTracking().SingleAsync(m => m.RunId == run.RunId, ct);
        var segments = await session.Db.Segments.AsNoTracking().Where(s => s.RunId == run.RunId).ToListAsync(ct);
        var sizes = filter == CustomerFilter.None ? null : await SizesAsync(run.RunId, filter, ct);
        var found = model.K > 0;
        return new SegmentOverview(
            run.RunId, run.AsOfDate, model.K, found ? model.Silhouette : null, found ? model.Inertia : null, model.Features,
            JsonSerializer.Deserialize<Dictionary<int, double>>(model.SilhouetteByK)!, model.MovedShare, model.Notice,
            [.. segments.OrderByDescending(s => s.NetSales / s.Customers).ThenBy(s => s.SegmentId)
                .Select(s => Figures(s, model.Features)).Select(s => sizes is null ? s : s with { Customers = sizes[s.Id].Customers, NetSales = sizes[s.Id].NetSales })]);
    }

    /// <summary>Customers by id, of one segment or of all.</summary>
    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public async Task<Page<SegmentCustomer>> CustomersAsync(int? segmentId, CustomerFilter filter, string? cursor, int limit, CancellationToken ct)
    {
        var after = Cursor.Parse<Position>(cursor);
        if (await CurrentRun.FindAsync(session, ct) is not { } run)
        {
            return new Page<SegmentCustomer>([], 0, null);
        }

        var parameters = new
        {
            run_id = run.RunId,
            segment_id = segmentId,
            region = filter.Region,
            category = filter.Category,
            group = filter.Group,
            after_id = after?.CustomerId,
            rows = limit + 1,
        };
        var sizes = await SizesAsync(run.RunId, filter, ct);
        var total = sizes.Where(size => segmentId is null || size.Key == segmentId).Sum(size => size.Value.Customers);
        var rows = await session.QueryAsync<SegmentCustomer>(Customers, parameters, ct);
        return Page.Of(rows, limit, total, row => Cursor.Of(new Position(row.CustomerId)));
    }

    /// <summary>Of every segment, those without customers too.</summary>
    private async Task<Dictionary<int, SizeRow>> SizesAsync(Guid runId, CustomerFilter filter, CancellationToken ct)
    {
        var rows = await session.QueryAsync<SizeRow>(Sizes, new { run_id = runId, region = filter.Region, category = filter.Category, group = filter.Group }, ct);
        var ids = await session.Db.Segments.Where(s => s.RunId == runId).Select(s => (int)s.SegmentId).ToListAsync(ct);
        return ids.ToDictionary(id => id, id => rows.FirstOrDefault(row => row.SegmentId == id) ?? new SizeRow(id, 0, 0));
    }

    private static SegmentFigures Figures(Segment segment, string[] features)
        => new(segment.SegmentId, segment.Name, segment.Customers, segment.NetSales, ByName(features, segment.Centroid), ByName(features, segment.ZCentroid));

    private static Dictionary<string, double> ByName(string[] features, double[] values)
        => features.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);

    private sealed record SizeRow(int SegmentId, int Customers, decimal NetSales);

    private sealed record Position(string CustomerId);
}
