using ReportingPortal.Reports.Snapshots;
using ReportingPortal.Testing;

namespace ReportingPortal.Reports.Tests;

public class SqlRulesTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    [Fact]
    public async Task Every_statement_keeps_the_rules_and_prepares()
        => (await SqlRules.BreachesAsync(typeof(SnapshotBuilder).Assembly, database, TestContext.Current.CancellationToken)).ShouldBeEmpty();
}
