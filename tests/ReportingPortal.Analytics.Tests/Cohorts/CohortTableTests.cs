using ReportingPortal.Analytics.Cohorts;
using ReportingPortal.Data.Results;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Cohorts;

public class CohortTableTests
{
    [Fact]
    public void The_worked_example_is_as_worked_out_by_hand()
    {
        var customers = Days.WorkedExample.Table("2024-03-31", CohortGrain.Month);
        var revenue = Days.WorkedExample.Table("2024-03-31", CohortGrain.Month, CohortMetric.Revenue);
        var ltv = Days.WorkedExample.Table("2024-03-31", CohortGrain.Month, CohortMetric.Ltv);

        customers.Cohorts.Select(row => (row.Cohort, row.Size)).ShouldBe([(new(2024, 1, 1), 3), (new(2024, 2, 1), 1), (new(2024, 3, 1), 1)]);
        Rates(customers, 0).ShouldBe([1, .3333m, .6667m]);
        Rates(customers, 1).ShouldBe([1, 0]);
        Rates(customers, 2).ShouldBe([1]);
        Values(customers, 0).ShouldBe([3, 1, 2]);
        Values(revenue, 0).ShouldBe([180, 50, 130]);
        Values(revenue, 1).ShouldBe([200, 0]);
        Values(revenue, 2).ShouldBe([50]);
        Values(ltv, 0).ShouldBe([60, 76.67m, 120]);
        Values(ltv, 1).ShouldBe([200, 200]);
        customers.Cohorts.ShouldAllBe(row => row.Cells.All(cell => cell.Complete));
        // 5 of 5, then 1 of the 3 + 1, then 2 of 3.
        Means(customers).ShouldBe([(0, 1, 3), (1, .25m, 2), (2, .6667m, 1)]);
        // 430 / 5; 50 / 4; 130 / 3. Then 60 × 3 + 200 + 50 over 5; 230 + 200 over 4; 360 over 3.
        revenue.Mean.Select(mean => Math.Round(mean.Value, 2)).ShouldBe([86, 12.5m, 43.33m]);
        ltv.Mean.Select(mean => Math.Round(mean.Value, 2)).ShouldBe([86, 107.5m, 120]);
        // Each cohort alike: a third and nobody; 60, 200 and 50; 16.67 and 0; 76.67 and 200.
        Simple(customers).ShouldBe([1, .1667m, .6667m]);
        Simple(revenue).ShouldBe([103.3333m, 8.3333m, 43.3333m]);
        Simple(ltv).ShouldBe([103.3333m, 138.3333m, 120]);
    }

    [Fact]
    public void A_period_that_has_not_ended_is_incomplete_and_left_out_of_the_mean()
    {
        var table = Days.WorkedExample.Table("2024-03-30", CohortGrain.Month);

        table.Cohorts.Select(row => string.Concat(row.Cells.Select(cell => cell.Complete ? "c" : "i"))).ShouldBe(["cci", "ci", "i"]);
        Values(table, 0).ShouldBe([3, 1, 2], "incomplete cells are shown all the same");
        Means(table).ShouldBe([(0, 1, 2), (1, .3333m, 1)]);
    }

    [Fact]
    public void On_or_after_counts_who_came_then_or_later()
    {
        var table = new Days().Order("A", "2024-01-01", 1).Order("B", "2024-01-01", 1).Order("C", "2024-01-01", 1)
            .Order("B", "2024-02-01", 1).Order("C", "2024-04-01", 1).Order("C", "2024-04-02", 1)
            .Table("2024-05-31", CohortGrain.Month, mode: CohortMode.OnOrAfter);

        Values(table, 0).ShouldBe([3, 2, 1, 1, 0]);
    }

    [Fact]
    public void A_month_in_which_nobody_came_first_has_no_cells_and_one_in_which_nobody_came_back_a_zero()
    {
        var table = new Days().Order("A", "2024-01-31", 10).Order("B", "2024-03-01", 20).Table("2024-03-31", CohortGrain.Month);

        table.Cohorts.Select(row => (row.Cohort.Month, row.Size, row.Cells.Count)).ShouldBe([(1, 1, 3), (2, 0, 0), (3, 1, 1)]);
        Values(table, 0).ShouldBe([1, 0, 0]);
    }

    [Fact]
    public void Returns_only_make_no_customer_and_a_month_of_returns_only_no_visit()
    {
        var days = new Days().Return("A", "2024-01-10", 5).Order("B", "2024-01-10", 50).Return("B", "2024-02-10", 20);
        var money = days.Table("2024-02-29", CohortGrain.Month, CohortMetric.Revenue);

        Values(days.Table("2024-02-29", CohortGrain.Month), 0).ShouldBe([1, 0]);
        Values(money, 0).ShouldBe([50, -20]);
        money.Cohorts[0].Cells[1].Rate.ShouldBe(-.4m);
        new Days().Return("A", "2024-01-10", 5).Table("2024-02-29", CohortGrain.Month).Cohorts.ShouldBeEmpty();
    }

    [Fact]
    public void Returns_before_the_first_order_count_in_its_period_and_those_after_the_as_of_date_in_the_last()
    {
        var money = new Days().Return("A", "2023-12-10", 5).Order("A", "2024-01-10", 50).Order("A", "2024-02-10", 10).Return("A", "2024-04-10", 7)
            .Table("2024-02-10", CohortGrain.Month, CohortMetric.Revenue);

        money.Cohorts[0].Cohort.ShouldBe(new DateOnly(2024, 1, 1));
        Values(money, 0).ShouldBe([45, 3]);
    }

    [Fact]
    public void A_first_period_without_positive_sales_has_no_rate()
    {
        var money = new Days().Order("A", "2024-01-10", 50).Return("A", "2024-01-11", 50).Order("A", "2024-02-10", 10).Table("2024-02-29", CohortGrain.Month, CohortMetric.Revenue);

        money.Cohorts[0].Cells.ShouldBe([new(0, 0, null, true), new(1, 10, null, true)]);
    }

    [Fact]
    public void One_customer_is_a_cohort_of_one()
        => new Days().Order("A", "2024-01-10", 50).Table("2024-01-10", CohortGrain.Quarter).Cohorts.Single().Cells.ShouldBe([new(0, 1, 1, false)]);

    [Fact]
    public void A_first_order_on_29_February_belongs_to_February_and_a_year_later_is_month_12()
    {
        var days = new Days().Order("A", "2024-02-29", 50).Order("A", "2025-02-28", 10);

        Values(days.Table("2025-02-28", CohortGrain.Month), 0).ShouldBe([1, .. Enumerable.Repeat(0m, 11), 1]);
        days.Table("2025-02-28", CohortGrain.Month).Cohorts[0].Cells[12].Complete.ShouldBeTrue();
        new Days().Order("A", "2024-02-28", 50).Table("2024-02-28", CohortGrain.Month).Cohorts[0].Cells[0].Complete.ShouldBeFalse();
        Values(days.Table("2025-02-28", CohortGrain.Quarter), 0).ShouldBe([1, 0, 0, 0, 1]);
    }

    [Theory]
    [InlineData(DayOfWeek.Monday, "2024-12-30", "1,1,0")]
    [InlineData(DayOfWeek.Sunday, "2024-12-29", "1,1,1")]
    [InlineData(DayOfWeek.Saturday, "2024-12-28", "1,1,1")]
    public void A_week_goes_on_across_New_Year_from_the_first_day_the_shop_says(DayOfWeek weekStart, string start, string cells)
    {
        // Tuesday and Friday of one week; Sunday after it; Monday after that. The last order of Sunday and Saturday weeks lies in week 2.
        var last = weekStart == DayOfWeek.Monday ? "2025-01-18" : "2025-01-12";
        var table = new Days().Order("A", "2024-12-31", 1).Order("A", "2025-01-03", 1).Order("A", "2025-01-05", 1).Order("A", "2025-01-06", 1).Order("A", "2025-01-12", weekStart == DayOfWeek.Monday ? 1 : 2)
            .Table(last, CohortGrain.Week, weekStart: weekStart);

        table.Cohorts[0].Cohort.ShouldBe(DateOnly.Parse(start));
        string.Join(',', Values(table, 0)).ShouldBe(cells);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_any_history_each_customer_is_in_one_cohort_all_are_there_at_first_and_the_money_adds_up(int seed)
    {
        var (random, days, customers, total) = (new Random(seed), new Days(), new HashSet<string>(), 0m);
        for (var i = 0; i < 400; i++)
        {
            var (customer, day, amount) = ($"C{random.Next(60)}", new DateOnly(2023, 11, 1).AddDays(random.Next(500)).ToString("O"), (decimal)random.Next(1, 100));
            total += amount;
            customers.Add(customer);
            days.Order(customer, day, amount);
            if (random.Next(5) == 0)
            {
                total -= 1;
                days.Return(customer, new DateOnly(2023, 11, 1).AddDays(random.Next(500)).ToString("O"), 1);
            }
        }

        foreach (var grain in Enum.GetValues<CohortGrain>())
        {
            var on = days.Table("2025-03-14", grain);
            var later = days.Table("2025-03-14", grain, mode: CohortMode.OnOrAfter);
            on.Cohorts.Sum(row => row.Size).ShouldBe(customers.Count);
            on.Cohorts.Where(row => row.Size > 0).ShouldAllBe(row => row.Cells[0].Rate == 1 && row.Cells[0].Value == row.Size);
            days.Table("2025-03-14", grain, CohortMetric.Revenue).Cohorts.Sum(row => row.Cells.Sum(cell => cell.Value)).ShouldBe(total);
            foreach (var (row, after) in on.Cohorts.Zip(later.Cohorts))
            {
                after.Cells.Select(cell => cell.Value).ShouldBeInOrder(SortDirection.Descending);
                row.Cells.Zip(after.Cells).ShouldAllBe(pair => pair.First.Value <= pair.Second.Value);
            }
        }
    }

    private static IEnumerable<(int, decimal, int)> Means(CohortTable table) => table.Mean.Select(mean => (mean.Period, Math.Round(mean.Value, 4), mean.Cohorts));

    private static IEnumerable<decimal> Simple(CohortTable table) => table.Mean.Select(mean => Math.Round(mean.Simple, 4));

    private static IEnumerable<decimal> Values(CohortTable table, int cohort) => table.Cohorts[cohort].Cells.Select(cell => Math.Round(cell.Value, 2));

    private static IEnumerable<decimal> Rates(CohortTable table, int cohort) => table.Cohorts[cohort].Cells.Select(cell => Math.Round(cell.Rate!.Value, 4));
}
