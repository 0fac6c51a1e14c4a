using ReportingPortal.Analytics.Cohorts;
using ReportingPortal.Analytics.Customers;
using ReportingPortal.Analytics.Lifetime;
using ReportingPortal.Analytics.Quality;
using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Runs;

/// <summary>
/// The steps of a run, each after those it reads, in the order they are begun: first the two that read what all others stand on, then the two that the
/// longest one waits for and itself, so that no core waits at the end.
/// </summary>
internal static class RunGraph
{
    public static readonly IReadOnlyList<PlannedStep> Steps =
    [
        Step("orders", async (session, run, ct) => await new OrderPass(session).RunAsync(run, ct)),
        Step("customers", async (session, run, ct) => await new CustomerPacking(session).RunAsync(run, ct)),
        Step("segments", async (session, run, ct) => await new SegmentStore(session).RunAsync(run, ct)),
        // Writes nothing: it reads for recommendations while another core finds segments.
        Step("acts", async (session, run, ct) => (await run.Data.ActsAsync(session, ct)).Sum(span => span.Moments.LongLength)),
        new("recommendations", ["segments", "acts"], RecommendAsync),
        Step("lifetime values", async (session, run, ct) => await new LifetimeStore(session).RunAsync(run, ct)),
        Step("rfm", async (session, run, ct) => await new RfmScoring(session).RunAsync(run, ct)),
        Step("favourite categories", async (session, run, ct) => await new FavouriteCategories(session).RunAsync(run, ct)),
        Step("quality", async (session, run, ct) => await new QualityScoring(session).RunAsync(run, ct)),
        Step("cohorts", async (session, run, ct) => await new CohortStore(session).RunAsync(run, ct)),
    ];

    /// <summary>Where a step stands among the others.</summary>
    public static int PlaceOf(string name) => Steps.TakeWhile(step => step.Name != name).Count();

    private static async Task<long> RecommendAsync(TenantSession session, RunContext run, CancellationToken ct)
        => await new RecommendationStore(session, RecommendationSettings.Of(await InteractionRuleStore.OfAsync(session, ct))).RunAsync(run, ct);

    /// <summary>A step that reads the tenant's data alone.</summary>
    private static PlannedStep Step(string name, Func<TenantSession, RunContext, CancellationToken, Task<long>> run) => new(name, [], run);
}
