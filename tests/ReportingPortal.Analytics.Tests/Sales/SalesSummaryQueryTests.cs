using ReportingPortal.Analytics.Sales;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Sales;

public class SalesSummaryQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    [Fact]
    public async Task Days_without_sales_are_zero_and_a_day_of_a_clock_change_is_one_day()
    {
        await using var scope = await database.OpenAsync(shop => shop
            .Order("1", "C1", "2024-03-30", 100, quantity: 3).Order("2", "C1", "2024-03-30", 20).Order("3", null, "2024-04-01", 5).Return("R", "C2", "2024-04-01", 8, quantity: 2), TestContext.Current.CancellationToken);

        var days = await new SalesSummaryQuery(scope.Session).RunAsync(new Period(new(2024, 3, 30), new(2024, 4, 2)), TestContext.Current.CancellationToken);

        days.ShouldBe([new(new(2024, 3, 30), 120, 1, 4), new(new(2024, 3, 31), 0, 0, 0), new(new(2024, 4, 1), -3, 0, -1)]);
    }
}
