using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Tests.Filters;

public class FilterReaderTests
{
    private static readonly DateOnly AsOf = new(2024, 5, 17);

    [Theory]
    [InlineData("last_30_days", "2024-04-18", "2024-05-18")]
    [InlineData("this_month", "2024-05-01", "2024-05-18")]
    [InlineData("last_month", "2024-04-01", "2024-05-01")]
    [InlineData("this_quarter", "2024-04-01", "2024-05-18")]
    [InlineData("year_to_date", "2024-01-01", "2024-05-18")]
    [InlineData("last_12_months", "2023-06-01", "2024-05-18")]
    [InlineData("all", "2020-02-03", "2024-05-18")]
    public void A_named_period_is_counted_back_from_the_as_of_date(string name, string from, string to)
    {
        var bar = Read($"period={name}");

        bar.Period.ShouldBe(new Period(DateOnly.Parse(from), DateOnly.Parse(to)));
        bar.Preset!.Key.ShouldBe(name);
        bar.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2020-02-03", "last_12_months")]
    [InlineData("2023-09-01", "last_90_days")]
    [InlineData("2024-04-01", "all")]
    [InlineData("2023-11-22", "all")]
    [InlineData("2023-11-22", "last_90_days", 2)]
    public void The_default_is_the_longest_period_whose_comparison_is_covered(string first, string expected, int silence = 0)
        => Read("", DateOnly.Parse(first), silence: silence).Preset!.Key.ShouldBe(expected);

    [Fact]
    public void Until_is_included_and_to_is_not()
    {
        Read("from=2024-03-01&until=2024-03-31").Period.ShouldBe(Read("from=2024-03-01&to=2024-04-01").Period);
        Read("from=2024-03-01&to=2024-04-01").Until.ShouldBe(new DateOnly(2024, 3, 31));
    }

    [Fact]
    public void Both_ends_together_are_a_problem()
        => Read("to=2024-04-01&until=2024-03-31").Problems.Single().Name.ShouldBe("to");

    [Fact]
    public void One_end_alone_is_filled_from_the_history()
    {
        Read("from=2024-03-01").Period.ShouldBe(new Period(new DateOnly(2024, 3, 1), new DateOnly(2024, 5, 18)));
        Read("until=2020-12-31").Period.ShouldBe(new Period(new DateOnly(2020, 2, 3), new DateOnly(2021, 1, 1)));
    }

    [Fact]
    public void Dates_that_make_a_named_period_are_called_by_its_name()
        => Read("from=2024-04-01&until=2024-04-30").Preset!.Key.ShouldBe("last_month");

    [Fact]
    public void The_query_string_holds_the_state_and_nothing_that_is_off()
    {
        Read("from=2024-02-02&until=2024-02-20&region=North&category=&compare=previous_year").QueryString()
            .ShouldBe("?from=2024-02-02&until=2024-02-20&region=North&compare=previous_year");
        Read("period=last_month&region=North").QueryString(("region", null)).ShouldBe("?period=last_month");
    }

    [Fact]
    public void A_comparison_is_covered_only_when_the_history_reaches_back_over_it()
    {
        Read("from=2020-02-10&until=2020-02-16").ComparedIsCovered.ShouldBeTrue();
        Read("from=2020-02-09&until=2020-02-15").ComparedIsCovered.ShouldBeFalse();
        Read("from=2020-02-10&until=2020-02-16&compare=previous_year").ComparedIsCovered.ShouldBeFalse();
        Read("compare=previous_year").CompareTo.ShouldBe(CompareTo.PreviousYear);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public void A_month_is_compared_with_one_the_history_begins_in_on_its_third_day_where_shops_days_leave_two_out(int silence, bool isCovered)
    {
        // 1 and 2 February 2020 were a weekend; the running March stands against as many days.
        Read("from=2020-03-01&until=2020-03-31", silence: silence).ComparedIsCovered.ShouldBe(isCovered);
        Read("period=this_month", asOf: new DateOnly(2020, 3, 5), silence: silence).ComparedIsCovered.ShouldBe(isCovered);
        Read("period=this_month", asOf: new DateOnly(2020, 3, 2), silence: silence).ComparedIsCovered.ShouldBeFalse("of 1 and 2 February nothing is known");
        Read("period=year_to_date&compare=previous_year", asOf: new DateOnly(2021, 2, 10), silence: 33).ComparedIsCovered.ShouldBeTrue();
    }

    [Fact]
    public void An_empty_shop_has_an_empty_period()
    {
        var bar = FilterReader.Read(new QueryCollection(), new DataScope(new HistoryBeginning(null, 0), null, 0, null, null, [], [], null, null));

        bar.Period.Days.ShouldBe(0);
        bar.Preset.ShouldBeNull();
    }

    [Theory]
    [InlineData("period=this_month", "2025-02-27", "2025-01-28")]
    [InlineData("period=this_month", "2025-02-28", "2025-02-01")]
    [InlineData("from=2025-02-01&until=2025-02-28", "2025-02-27", "2025-01-28")]
    [InlineData("from=2025-02-01&until=2025-02-28", "2025-02-28", "2025-02-01")]
    [InlineData("from=2025-02-01&until=2025-02-28", "2025-03-10", "2025-02-01")]
    public void A_month_that_the_data_end_with_is_compared_with_all_of_the_one_before(string query, string asOf, string to)
        => Read(query, asOf: DateOnly.Parse(asOf)).ComparedPeriod.ShouldBe(new Period(new DateOnly(2025, 1, 1), DateOnly.Parse(to)));

    private static FilterBar Read(string query, DateOnly? first = null, DateOnly? asOf = null, int silence = 0)
        => FilterReader.Read(
            new QueryCollection(QueryHelpers.ParseQuery(query)),
            new DataScope(new HistoryBeginning(first ?? new DateOnly(2020, 2, 3), silence), asOf ?? AsOf, 1, null, null, ["North", "South"], ["Books"], first ?? new DateOnly(2020, 2, 3), asOf ?? AsOf));
}
