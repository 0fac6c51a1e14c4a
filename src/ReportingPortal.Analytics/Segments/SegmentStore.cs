using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics.Clustering;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Segments;

/// <summary>What a segmentation reads and writes, in the transaction of its run.</summary>
internal sealed class SegmentStore(TenantSession session)
{
    internal static readonly SqlFile EventFeatures = SqlFile.Of<SegmentStore>("Segments/EventFeatures.sql");
    internal static readonly SqlFile PurchaseFeatures = SqlFile.Of<SegmentStore>("Segments/PurchaseFeatures.sql");
    internal static readonly SqlFile Members = SqlFile.Of<SegmentStore>("Segments/SegmentMembers.sql");
    internal static readonly SqlFile Sales = SqlFile.Of<SegmentStore>("Segments/SegmentSales.sql");
    internal static readonly SqlFile MovedShare = SqlFile.Of<SegmentStore>("Segments/MovedShare.sql");
    private static readonly string[] BehaviourNames = ["sessions", "events", "distinct_products", "distinct_categories", "purchases", "spend"];
    private static readonly string[] PurchaseNames = ["recency_days", "frequency", "monetary"];

    /// <returns>The rows written.</returns>
    public async Task<int> RunAsync(RunContext run, CancellationToken ct)
    {
        var features = await FeaturesAsync(run.AsOfDate, ct);
        var segments = Segmentation.Of(features, await PreviousAsync(run.PreviousRunId, ct), new KMeansOptions());
        return await SaveAsync(run.RunId, run.PreviousRunId, segments, ct);
    }

    /// <summary>Behaviour where the tenant has events of known customers, else recency, frequency and monetary value.</summary>
    private async Task<FeatureTable> FeaturesAsync(DateOnly? asOfDate, CancellationToken ct)
    {
        if (await session.Db.Events.AnyAsync(e => e.CustomerId != null, ct))
        {
            var behaviour = await session.QueryAsync<BehaviourRow>(EventFeatures, null, ct);
            return FeatureTable.Of(BehaviourNames, behaviour.Select(row => (row.CustomerId, row.Values)));
        }

        var purchases = await session.QueryAsync<PurchaseRow>(PurchaseFeatures, new { as_of_date = asOfDate }, ct);
        return FeatureTable.Of(PurchaseNames, purchases.Select(row => (row.CustomerId, row.Values)));
    }

    private async Task<PreviousSegments> PreviousAsync(Guid? runId, CancellationToken ct)
    {
        var model = await session.Db.SegmentModels.AsNoTracking().SingleOrDefaultAsync(m => m.RunId == runId, ct);
        var segments = await session.Db.Segments.AsNoTracking().Where(s => s.RunId == runId).OrderBy(s => s.SegmentId).ToListAsync(ct);
        return model is null
            ? PreviousSegments.None
            : new PreviousSegments(model.Features, [.. segments.Select(s => new PreviousSegment(s.SegmentId, s.Name, s.ZCentroid))]);
    }

    private async Task<int> SaveAsync(Guid runId, Guid? previousRunId, SegmentationResult result, CancellationToken ct)
    {
        var run = new { run_id = runId, previous_run_id = previousRunId, customer_ids = result.CustomerIds, segment_ids = result.SegmentIds };
        var members = await session.ExecuteAsync(Members, run, ct);
        var netSales = (await session.QueryAsync<SalesRow>(Sales, run, ct)).ToDictionary(row => row.SegmentId, row => row.NetSales);
        var tenantId = session.Tenant.TenantId;
        session.Db.Add(new SegmentModel
        {
            TenantId = tenantId,
            RunId = runId,
            K = result.K,
            Silhouette = result.Silhouette,
            Inertia = result.Inertia,
            Features = result.Features,
            SilhouetteByK = JsonSerializer.Serialize(result.SilhouetteByK),
            MovedShare = previousRunId is null ? 0 : await session.QuerySingleAsync<double>(MovedShare, run, ct),
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
        return members + await session.Db.SaveChangesAsync(ct);
    }

    private sealed record BehaviourRow(
        string CustomerId, double Sessions, double Events, double DistinctProducts, double DistinctCategories, double Purchases, double Spend)
    {
        public double[] Values => [Sessions, Events, DistinctProducts, DistinctCategories, Purchases, Spend];
    }

    private sealed record PurchaseRow(string CustomerId, double RecencyDays, double Frequency, double Monetary)
    {
        public double[] Values => [RecencyDays, Frequency, Monetary];
    }

    private sealed record SalesRow(short SegmentId, decimal NetSales);
}
