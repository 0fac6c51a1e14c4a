using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics.Clustering;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Segments;

/// <summary>What a segmentation reads and writes, in the transaction of its run.</summary>
internal sealed class SegmentStore(TenantSession session)
{
    internal static readonly SqlFile EventFeatures = SqlFile.Of<SegmentStore>("Segments/EventFeatures.sql");
    private static readonly string[] BehaviourNames = ["sessions", "events", "distinct_products", "distinct_categories", "purchases", "spend"];
    private static readonly string[] PurchaseNames = ["recency_days", "frequency", "monetary"];

    /// <returns>The rows written.</returns>
    public async Task<int> RunAsync(RunContext run, CancellationToken ct)
    {
        var customers = await run.Data.CustomersAsync(ct);
        var buying = BuyingHistory.Of(customers);
        var features = await FeaturesAsync(customers, buying, run.AsOfDate, ct);
        var rules = await GroupingRuleStore.OfAsync(session, ct);
        var segments = Segmentation.Of(features, await PreviousAsync(run.PreviousRunId, ct), new KMeansOptions(), rules.Segments);
        return await SaveAsync(run, customers, buying, segments, ct);
    }

    /// <summary>Behaviour where the tenant has events of known customers, else recency, frequency and monetary value.</summary>
    private async Task<FeatureTable> FeaturesAsync(RunCustomers customers, BuyingHistory buying, DateOnly? asOfDate, CancellationToken ct)
    {
        if (!await session.Db.Events.AnyAsync(e => e.CustomerId != null, ct))
        {
            return FeatureTable.Of(PurchaseNames, customers.Ids.Index().Where(each => buying.Orders[each.Index] > 0)
                .Select(each => (each.Item, buying.PurchaseFeatures(each.Index, asOfDate))));
        }

        var visitors = (await session.QueryAsync<VisitorRow>(EventFeatures, null, ct)).ToDictionary(row => row.CustomerId);
        return FeatureTable.Of(BehaviourNames, customers.Ids.Index().Where(each => buying.Orders[each.Index] > 0 || visitors.ContainsKey(each.Item))
            .Select(each => (each.Item, visitors.GetValueOrDefault(each.Item, VisitorRow.None).With(buying, each.Index))));
    }

    private async Task<PreviousSegments> PreviousAsync(Guid? runId, CancellationToken ct)
    {
        var model = await session.Db.SegmentModels.AsNoTracking().SingleOrDefaultAsync(m => m.RunId == runId, ct);
        var segments = await session.Db.Segments.AsNoTracking().Where(s => s.RunId == runId).OrderBy(s => s.SegmentId).ToListAsync(ct);
        return model is null
            ? PreviousSegments.None
            : new PreviousSegments(model.Features, [.. segments.Select(s => new PreviousSegment(s.SegmentId, s.Name, s.ZCentroid))]);
    }

    private async Task<int> SaveAsync(RunContext run, RunCustomers customers, BuyingHistory buying, SegmentationResult result, CancellationToken ct)
    {
        var (runId, tenantId) = (run.RunId, session.Tenant.TenantId);
        var members = SegmentMembership.Of(customers.Ids, result);
        var netSales = members.NetSales(buying);
        run.Data.Segments = new RunSegments(members.SegmentIds, result.Segments.ToDictionary(segment => segment.Id, segment => segment.Name));
        session.Db.AddRange(customers.Packs().Select(pack => new SegmentPack
        {
            TenantId = tenantId,
            RunId = runId,
            PackNumber = pack.Number,
            SegmentIds = members.SegmentIds[pack.Places],
        }));
        session.Db.Add(new SegmentModel
        {
            TenantId = tenantId,
            RunId = runId,
            K = result.K,
            Silhouette = result.Silhouette,
            Inertia = result.Inertia,
            Features = result.Features,
            SilhouetteByK = JsonSerializer.Serialize(result.SilhouetteByK),
            MovedShare = run.PreviousRunId is { } previous ? (await SegmentMembership.ReadAsync(session, previous, ct)).MovedShare(members) : 0,
            Notice = result.Notice,
        });
        session.Db.AddRange(result.Segments.Select(segment => new Segment
        {
            TenantId = tenantId,
            RunId = runId,
            SegmentId = segment.Id,
            Name = segment.Name,
            Customers = segment.Customers,
            Centroid = segment.Centroid,
            ZCentroid = segment.ZCentroid,
            NetSales = netSales[segment.Id],
        }));
        await session.SaveAndForgetAsync(ct);
        return result.CustomerIds.Length + result.Segments.Count + 1;
    }

    private sealed record VisitorRow(string CustomerId, double Sessions, double Events, double DistinctProducts, double DistinctCategories)
    {
        public static readonly VisitorRow None = new("", 0, 0, 0, 0);

        public double[] With(BuyingHistory buying, int place)
            => [Sessions, Events, DistinctProducts, DistinctCategories, buying.Orders[place], (double)Amount.ToDecimal(buying.NetSales[place])];
    }
}
