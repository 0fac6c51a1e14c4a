using ReportingPortal.Analytics.Lifetime;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Lifetime;

public class LifetimeHorizonTests
{
    [Fact]
    public void A_year_is_twelve_months_each_worth_less_than_the_one_before()
    {
        LifetimeHorizon.Standard.WeeksAtEnd.Length.ShouldBe(12);
        LifetimeHorizon.Standard.Weeks.ShouldBe(52.14, 1e-12);
        // One purchase a month: the value of an annuity of 1 over 12 months at 1 %.
        LifetimeHorizon.Standard.Discounted([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]).ShouldBe(11.25508, 1e-5);
    }

    [Fact]
    public void A_last_month_may_be_a_part_of_one()
    {
        // 40 days: a month of 30.415 days and 9.585 days of the second.
        var horizon = LifetimeHorizon.OfDays(40);

        horizon.WeeksAtEnd.ShouldBe([4.345, 40 / 7.0], 1e-12);
        horizon.Discounted([1, 1.5]).ShouldBe((1 / 1.01) + (.5 / 1.0201), 1e-12);
    }
}
