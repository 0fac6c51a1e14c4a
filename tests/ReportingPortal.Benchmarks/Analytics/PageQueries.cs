using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Audiences;
using ReportingPortal.Analytics.Basket;
using ReportingPortal.Analytics.Cohorts;
using ReportingPortal.Analytics.Customers;
using ReportingPortal.Analytics.Distribution;
using ReportingPortal.Analytics.Explain;
using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Lifetime;
using ReportingPortal.Analytics.Narrative;
using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Analytics.Quality;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Data.Results;

namespace ReportingPortal.Benchmarks.Analytics;

/// <summary>What pages ask for, as they ask for it: a month beside its predecessor, and the whole history of two years.</summary>
internal static class PageQueries
{
    private static readonly Period Month = new(new DateOnly(2024, 11, 1), new DateOnly(2024, 12, 1));
    private static readonly Period Year = new(new DateOnly(2024, 1, 1), new DateOnly(2025, 1, 1));
    private static readonly Period Always = new(new DateOnly(2000, 1, 1), new DateOnly(2030, 1, 1));
    private static readonly FigureFilter Everything = FigureFilter.None;
    private static readonly FigureFilter North = new(Region: "North");

    /// <param name="customer">One who has ordered: of another there would be nothing to read.</param>
    public static IReadOnlyList<(string Name, Func<IServiceProvider, Task> Query)> For(string customer) =>
    [
        Of<DataScopeQuery>("data scope", query => query.RunAsync(default)),
        Of<KpiQuery>("KPIs of a month", query => query.RunAsync(Month, Everything, CompareTo.PreviousPeriod, default)),
        Of<KpiQuery>("KPIs of a month, one region", query => query.RunAsync(Month, North, CompareTo.PreviousPeriod, default)),
        Of<KpiQuery>("KPIs of a year", query => query.RunAsync(Year, Everything, CompareTo.PreviousPeriod, default)),
        Of<DailySalesQuery>("daily sales of a year", query => query.RunAsync(Year, Everything, default)),
        Of<MonthlySalesQuery>("monthly sales of a year", query => query.RunAsync(Year, Everything, default)),
        Of<SalesBreakdownQuery>("sales by region, a year", query => query.ByRegionAsync(Year, Everything, default)),
        Of<SalesBreakdownQuery>("sales by category, a year", query => query.ByCategoryAsync(Year, Everything, default)),
        Of<SalesBreakdownQuery>("sales by product, a month", query => query.ByProductAsync(Month, Everything, default)),
        Of<SalesBreakdownQuery>("sales by product, a year", query => query.ByProductAsync(Year, Everything, default)),
        Of<ParetoQuery>("Pareto of customers, a month", query => query.RunAsync(ParetoBy.Customer, Month, Everything, default)),
        Of<ParetoQuery>("Pareto of customers, a year", query => query.RunAsync(ParetoBy.Customer, Year, Everything, default)),
        Of<ParetoQuery>("Pareto of products, a year", query => query.RunAsync(ParetoBy.Product, Year, Everything, default)),
        Of<ParetoQuery>("Pareto of customers, all history", query => query.RunAsync(ParetoBy.Customer, Always, Everything, default)),
        Of<MonthlySalesQuery>("quarterly sales of a year", query => query.QuartersAsync(Year, Everything, default)),
        Of<MonthlySalesQuery>("quarterly growth by category", query => query.ByCategoryAsync(Year, Everything, CalendarGrain.Quarter, default)),
        Of<NewReturningQuery>("new and returning, a year", query => query.RunAsync(Year, null, NewReturningInterval.Month, default)),
        Of<SalesSummaryQuery>("daily summary of a year", query => query.RunAsync(Year, default)),
        Of<DistributionQuery>("spread of orders, a month", query => query.RunAsync(new DistributionOptions(), Month, Everything, default)),
        Of<DistributionQuery>("spread of orders, a year", query => query.RunAsync(new DistributionOptions(), Year, Everything, default)),
        Of<DistributionQuery>("spread of orders, all history", query => query.RunAsync(new DistributionOptions(), Always, Everything, default)),
        Of<DistributionQuery>("spread of customers, a year", query => query.RunAsync(new DistributionOptions(DistributionOf.Customer), Year, Everything, default)),
        Of<BasketQuery>("basket rules, first page", query => query.RulesAsync(BasketBy.Product, null, null, 50, default)),
        Of<NarrativeQuery>("narrative of a month", query => query.RunAsync(Month, Month.Previous, Everything, null, default)),
        Of<RfmOverviewQuery>("RFM groups and heat map", query => query.RunAsync(default)),
        Of<RfmCustomersQuery>("RFM customers, first page", query => query.RunAsync(new RfmCustomerFilter(), null, 50, default)),
        Of<RfmCustomersQuery>("RFM customers, search", query => query.RunAsync(new RfmCustomerFilter(Search: "C0421"), null, 50, default)),
        Of<RfmOverviewQuery>("RFM groups of one region", query => query.RunAsync(new CustomerFilter(Region: "North"), default)),
        Of<RfmOverviewQuery>("RFM groups by favourite category", query => query.ByAsync(RfmDimension.Category, CustomerFilter.None, default)),
        Of<RfmMigrationQuery>("moves between RFM groups", query => query.RunAsync(new RfmSpan(), CustomerFilter.None, default)),
        Of<RfmMigrationQuery>("who moved, first page", query => query.CustomersAsync(new RfmSpan(), null, null, CustomerFilter.None, null, 50, default)),
        Of<AudienceQuery>("an audience, first page", query => query.CustomersAsync(new AudienceCriteria(Region: "North", MinOrders: 2), null, 50, default)),
        Of<SegmentQuery>("segments", query => query.RunAsync(default)),
        Of<SegmentQuery>("segment customers, first page", query => query.CustomersAsync(1, CustomerFilter.None, null, 50, default)),
        Of<CohortQuery>("cohorts by month", query => query.RunAsync(CohortGrain.Month, CohortMetric.Customers, CohortMode.On, null, CohortBasis.FirstOrder, default)),
        Of<LifetimeQuery>("lifetime value model", query => query.RunAsync(default)),
        Of<LifetimeQuery>("lifetime value customers, first page", query => query.CustomersAsync(null, null, 50, default)),
        Of<CustomerProfileQuery>("customer profile", async query => _ = await query.RunAsync(customer, default) ?? throw new InvalidOperationException($"{customer} is not known.")),
        Of<QualityQuery>("data quality", query => query.RunAsync(null, default)),
        Of<ExplainQuery>("net sales explained, a month", query => query.RunAsync(Figure("net-sales"), new ExplainScope(Month, Everything), default)),
        Of<ExplainQuery>("net sales explained, a year", query => query.RunAsync(Figure("net-sales"), new ExplainScope(Year, Everything), default)),
        Of<RowsBehindQuery>("lines behind net sales, a year", query => query.RunAsync(Figure("net-sales"), new ExplainScope(Year, Everything), null, 50, default)),
        Of<RowsBehindQuery>("lines behind net sales, one region", query => query.RunAsync(Figure("net-sales"), new ExplainScope(Year, North), null, 50, default)),
        Of<RowsBehindQuery>("customers behind their number, a year", query => query.RunAsync(Figure("customers"), new ExplainScope(Year, Everything), null, 50, default)),
        Of<RowsBehindQuery>("customers behind the RFM groups", query => query.RunAsync(Figure("rfm-groups"), new ExplainScope(Year, Everything), null, 50, default)),
    ];

    public static readonly IReadOnlyList<(string Name, Func<IServiceProvider, Task> Query)> Funnels =
    [
        Of<FunnelQuery>("funnel of persons, ordered", query => query.RunAsync(FunnelSettings.Standard, null, Everything, default)),
        Of<FunnelQuery>("funnel of sessions, strict", query => query.RunAsync(FunnelSettings.Standard with { Mode = FunnelMode.Strict, Unit = FunnelUnit.Session, Window = null }, null, Everything, default)),
        Of<FunnelQuery>("funnel of persons, a month by region", query => query.RunAsync(FunnelSettings.Standard with { Breakdown = FunnelBreakdown.Region }, Month, Everything, default)),
    ];

    private static ExplainedFigure Figure(string id) => FigureCatalogue.Find(id)!;

    private static (string Name, Func<IServiceProvider, Task> Query) Of<T>(string name, Func<T, Task> query) where T : notnull
        => (name, services => query(services.GetRequiredService<T>()));
}
