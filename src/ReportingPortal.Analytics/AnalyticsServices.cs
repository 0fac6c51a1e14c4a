using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Analytics.Audiences;
using ReportingPortal.Analytics.Basket;
using ReportingPortal.Analytics.Cohorts;
using ReportingPortal.Analytics.Customers;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Distribution;
using ReportingPortal.Analytics.Explain;
using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Lifetime;
using ReportingPortal.Analytics.Narrative;
using ReportingPortal.Analytics.Orphans;
using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Analytics.Quality;
using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Roster;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Analytics.Segments;

namespace ReportingPortal.Analytics;

public static class AnalyticsServices
{
    /// <summary>Every query class, one a unit of work.</summary>
    public static IServiceCollection AddAnalytics(this IServiceCollection services)
        => services
            .AddSingleton<DayCache>()
            .AddScoped<DayReader>()
            .AddSingleton<RosterCache>()
            .AddScoped<RosterReader>()
            .AddScoped<GroupMembers>()
            .AddScoped<CustomersBehind>()
            .AddScoped<BuyersBehind>()
            .AddScoped<DataScopeQuery>()
            .AddScoped<PeopleScopeQuery>()
            .AddScoped<KpiQuery>()
            .AddScoped<DailySalesQuery>()
            .AddScoped<MonthlySalesQuery>()
            .AddScoped<SalesBreakdownQuery>()
            .AddScoped<PartSalesQuery>()
            .AddScoped<NarrativeQuery>()
            .AddScoped<NewReturningQuery>()
            .AddScoped<DistributionQuery>()
            .AddSingleton<FigureCache>()
            .AddScoped<ParetoQuery>()
            .AddScoped<SalesSummaryQuery>()
            .AddScoped<BasketQuery>()
            .AddScoped<RfmOverviewQuery>()
            .AddScoped<RfmCustomersQuery>()
            .AddScoped<RfmMigrationQuery>()
            .AddScoped<GroupingRuleStore>()
            .AddScoped<InteractionRuleStore>()
            .AddScoped<SegmentQuery>()
            .AddScoped<SegmentComparisonQuery>()
            .AddScoped<LifetimeQuery>()
            .AddScoped<CohortQuery>()
            .AddSingleton<FunnelStreams>()
            .AddScoped<FunnelQuery>()
            .AddScoped<AudienceQuery>()
            .AddScoped<AudienceStore>()
            .AddSingleton<RecommenderCache>()
            .AddScoped<RecommendationQuery>()
            .AddScoped<QualityQuery>()
            .AddScoped<CustomerProfileQuery>()
            .AddScoped<CustomerTimelineQuery>()
            .AddScoped<LineageQuery>()
            .AddScoped<RowsBehindQuery>()
            .AddScoped<ExplainQuery>()
            .AddScoped<OrphansQuery>()
            .AddScoped<TenantAnalysis>()
            .AddScoped<PageMemory>()
            .AddScoped<AnalysisRunQuery>();
}
