using System.Globalization;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests;

public class PeriodTests
{
    [Theory]
    [InlineData("2024-03-01", "2024-04-01", "2024-02-01", "2024-03-01")]
    [InlineData("2024-04-01", "2024-07-01", "2024-01-01", "2024-04-01")]
    [InlineData("2024-01-01", "2025-01-01", "2023-01-01", "2024-01-01")]
    [InlineData("2024-02-01", "2024-05-01", "2023-11-03", "2024-02-01")]
    [InlineData("2024-04-01", "2024-04-08", "2024-03-25", "2024-04-01")]
    [InlineData("2024-02-29", "2024-03-01", "2024-02-28", "2024-02-29")]
    public void A_whole_month_quarter_or_year_is_compared_with_the_one_before_and_days_with_as_many(string from, string to, string previousFrom, string previousTo)
        => new Period(Day(from), Day(to)).Previous.ShouldBe(new Period(Day(previousFrom), Day(previousTo)));

    [Theory]
    [InlineData(15, "2024-02-16")]
    [InlineData(31, "2024-03-01")]
    public void The_first_days_of_a_period_never_leave_it(int days, string to)
        => Period.Month(Day("2024-02-10")).First(days).ShouldBe(new Period(Day("2024-02-01"), Day(to)));

    [Theory]
    [InlineData(null, "2025-02-01")]
    [InlineData("2025-01-31", "2025-02-01")]
    [InlineData("2025-02-01", "2025-01-02")]
    [InlineData("2025-02-27", "2025-01-28")]
    [InlineData("2025-02-28", "2025-02-01")]
    [InlineData("2025-03-01", "2025-02-01")]
    public void Only_a_period_that_goes_on_beyond_the_data_stands_against_a_part(string? asOf, string to)
        => Period.Month(Day("2025-02-01")).Against(Period.Month(Day("2025-01-01")), asOf is null ? null : Day(asOf)).ShouldBe(new Period(Day("2025-01-01"), Day(to)));

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
