using System.Reflection;
using ReportingPortal.Data.Sql;
using ReportingPortal.Ingestion;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests;

public class SqlRulesTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly Assembly Analytics = typeof(AnalyticsServices).Assembly;

    public static TheoryData<Assembly> Assemblies => [Analytics, typeof(IngestUpload).Assembly];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public async Task Every_statement_keeps_the_rules_of_the_house(Assembly assembly)
    {
        (await SqlRules.BreachesAsync(assembly, database, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public void Only_a_customers_own_orders_the_job_the_funnel_and_the_rows_behind_a_finding_or_a_figure_read_facts()
    {
        var readers = SqlFile.All(Analytics).Where(file => file.Text.Contains("from order_lines") || file.Text.Contains("join order_lines") || file.Text.Contains("from events") || file.Text.Contains("join events")).Select(file => file.Path);

        readers.ShouldBe(["Customers/CustomerOrders.sql", "Customers/CustomerTimeline.sql", "Customers/FavouriteCategory.sql", "Customers/InterestCategory.sql", "Customers/FavouriteTies.sql", "Customers/SessionDuration.sql",
            "Explain/BuyersFromLines.sql", "Explain/CustomersFromLines.sql", "Explain/DaysFromLines.sql", "Explain/DoubtfulEvents.sql", "Explain/DoubtfulLines.sql", "Explain/GapsFromLines.sql", "Explain/WaitingParts.sql", "Explain/LineageOfCustomer.sql", "Explain/LinesOfCustomer.sql", "Explain/LinesOfCustomerCount.sql", "Explain/OrdersFromLines.sql", "Explain/ProductsFromLines.sql",
            "Explain/EventsBehind.sql", "Explain/EventsBehindCount.sql", "Explain/EventsOfPeriod.sql", "Explain/LineageOfEvents.sql", "Explain/LineageOfLines.sql", "Explain/LinesBehind.sql", "Explain/LinesBehindCount.sql", "Explain/LinesOfPeriod.sql", "Explain/SessionsBehind.sql",
            "Funnel/FunnelEvents.sql", "Funnel/FunnelSpan.sql", "Lines/LineDayStates.sql", "Lines/LinesOfDays.sql", "Quality/QualityEventCounts.sql",
            "Quality/QualityEventRows.sql", "Quality/QualityPartCounts.sql", "Quality/QualityPartRows.sql", "Quality/QualityRows.sql", "Recommendations/Acts/EventActs.sql", "Scope/VisitedCategory.sql",
            "Segments/EventFeatures.sql"], ignoreOrder: true);
    }
}
