using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Roster;
using ReportingPortal.Data.Results;
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

public sealed class SegmentQuery(TenantSession session, RosterReader rosters)
{
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
        var sizes = filter == CustomerFilter.None ? null : await SizesAsync(segments, filter, ct);
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
        if (await rosters.FindAsync(ct) is not { } roster)
        {
            return new Page<SegmentCustomer>([], 0, null);
        }

        var names = await session.Db.Segments.AsNoTracking().Where(s => s.RunId == roster.Run.RunId).ToDictionaryAsync(s => s.SegmentId, s => s.Name, ct);
        var ids = roster.Run.SegmentIds;
        var places = roster.Memo.Places(
            ("segment", segmentId, filter),
            () => RosterSelection.Of(roster, filter.Region, filter.Category, filter.Group, segmentId: segmentId).Places().Where(place => ids[place] != 0));
        var from = roster.After(after?.CustomerId);
        var rows = places.Skip(Bisection.First(places.Length, i => places[i] >= from)).Take(limit + 1)
            .Select(place => new SegmentCustomer(roster.Run.Ids[place], roster.Master.Name(place), ids[place], names[ids[place]])).ToList();
        return Page.Of(rows, limit, places.Length, row => Cursor.Of(new Position(row.CustomerId)));
    }

    /// <summary>Customers and net sales of every segment, those without customers too.</summary>
    private async Task<Dictionary<int, (int Customers, decimal NetSales)>> SizesAsync(IReadOnlyList<Segment> segments, CustomerFilter filter, CancellationToken ct)
    {
        var roster = (await rosters.FindAsync(ct))!;
        return roster.Memo.Get(("segments", filter), () => Sizes(segments, roster, filter), sizes => sizes.Count);
    }

    private static Dictionary<int, (int Customers, decimal NetSales)> Sizes(IReadOnlyList<Segment> segments, CustomerRoster roster, CustomerFilter filter)
    {
        var most = segments.Select(segment => segment.SegmentId).DefaultIfEmpty().Max();
        var (customers, netSales) = (new int[most + 1], new long[most + 1]);
        foreach (var place in RosterSelection.Of(roster, filter).Places())
        {
            var id = roster.Run.SegmentIds[place];
            customers[id]++;
            netSales[id] = checked(netSales[id] + roster.Master.LifetimeNetSales[place]);
        }

        return segments.ToDictionary(segment => (int)segment.SegmentId, segment => (customers[segment.SegmentId], Amount.AsStored(netSales[segment.SegmentId])));
    }

    private static SegmentFigures Figures(Segment segment, string[] features)
        => new(segment.SegmentId, segment.Name, segment.Customers, segment.NetSales, ByName(features, segment.Centroid), ByName(features, segment.ZCentroid));

    private static Dictionary<string, double> ByName(string[] features, double[] values)
        => features.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);

    private sealed record Position(string CustomerId);
}
