using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests;

public class SqlRulesTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    [Fact]
    public async Task Every_statement_keeps_the_rules_of_the_house()
    {
        (await SqlRules.BreachesAsync(typeof(AnalyticsServices).Assembly, database, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }
}
