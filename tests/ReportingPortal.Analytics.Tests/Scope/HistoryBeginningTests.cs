using ReportingPortal.Analytics.Scope;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Scope;

public class HistoryBeginningTests
{
    [Theory]
    [InlineData(2, "2024-06-01", "2024-07-01", true, false)] // silent for two days, as of 1 and 2 June
    [InlineData(1, "2024-06-01", "2024-07-01", false, true)]
    [InlineData(0, "2024-06-03", "2024-06-10", true, false)]
    [InlineData(0, "2024-06-04", "2024-06-10", true, false)]
    [InlineData(0, "2024-06-02", "2024-06-10", false, true)]
    [InlineData(2, "2024-06-01", "2024-06-03", false, false)] // ends before the first order: none of it is in the history
    [InlineData(2, "2024-06-01", "2024-06-04", true, false)]
    [InlineData(60, "2024-05-01", "2024-06-01", false, false)]
    public void A_period_is_covered_from_as_many_days_before_the_first_order_as_the_shop_is_silent_for(int silence, string from, string to, bool isCovered, bool isCut)
    {
        var beginning = new HistoryBeginning(new DateOnly(2024, 6, 3), silence);

        var period = new Period(DateOnly.Parse(from), DateOnly.Parse(to));

        (beginning.Covers(period), beginning.Cuts(period)).ShouldBe((isCovered, isCut));
    }

    [Fact]
    public void A_shop_without_orders_covers_nothing_and_cuts_nothing()
    {
        var june = Period.Month(new DateOnly(2024, 6, 1));

        (new HistoryBeginning(null, 0).Covers(june), new HistoryBeginning(null, 0).Cuts(june)).ShouldBe((false, false));
    }
}
