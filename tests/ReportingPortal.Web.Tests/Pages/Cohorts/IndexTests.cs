using System.Net;
using ReportingPortal.Data.Accounts;

namespace ReportingPortal.Web.Tests.Pages.Cohorts;

public class IndexTests(FiguresApp app)
{
    [Fact]
    public async Task Cohorts_show_rates_mark_what_has_not_ended_and_leave_the_future_blank()
    {
        var page = await (await app.SignedInAsync(app.Shop, TenantRole.Viewer)).PageAsync("/t/worked/cohorts");

        page.ShouldContain("33.3 % of new customers ordered again in the month after their first.");
        page.ShouldContain("title=\"Feb 2024: 1 of 3 customers\">33.3 %</td>");
        page.ShouldContain("is-incomplete\" title=\"Mar 2024: 2 of 3 customers, so far\">66.7 %");
        page.Split("visually-hidden\"> so far<").Length.ShouldBe(1 + 3, "the last cell of each cohort");
        page.ShouldContain("<td class=\"cohort-blank\" colspan=\"2\"></td>");
        page.ShouldContain("title=\"1 cohort\">33.3 %</td>");
        page.ShouldNotContain("7,777");
    }

    [Fact]
    public async Task Money_is_shown_by_period_and_so_far()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        (await client.PageAsync("/t/worked/cohorts?metric=revenue")).ShouldContain("title=\"Jan 2024: €180.00\">€180</td>");
        (await client.PageAsync("/t/worked/cohorts?metric=ltv")).ShouldContain("title=\"Feb 2024: €76.67\">€76.67</td>");
        (await client.PageAsync("/t/worked/cohorts?by=quarter")).ShouldContain("<th scope=\"row\">Q1 2024</th>");
        (await client.PageAsync("/t/worked/cohorts?by=week")).ShouldContain("<th scope=\"row\">1 Jan 2024</th>");
    }

    [Fact]
    public async Task One_period_of_all_cohorts_is_a_chart_of_its_own_with_what_has_not_ended_told_apart()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        var first = await client.PageAsync("/t/worked/cohorts");
        first.ShouldContain("Who came back: the month after");
        first.ShouldContain("Jan 2024, the last to have lived through it: 33.3 %; the mean of 1 cohort, by size: 33.3 %.");
        first.ShouldContain("Feb 2024 (so far)</th>");
        first.ShouldNotContain("Mar 2024 (so far)</th>", customMessage: "that cohort has not come to the month after");

        var last = await client.PageAsync("/t/worked/cohorts?after=99");
        last.ShouldContain("Who came back: the 2nd month after");
        last.ShouldContain("No cohort has lived through this month to its end.");

        var begun = await client.PageAsync("/t/worked/cohorts?metric=revenue&after=0");
        begun.ShouldContain("What they brought: the month itself");
        begun.ShouldContain(">€60.00</td>", customMessage: "180 of 3 customers");
        (await client.PageAsync("/t/worked/cohorts?metric=ltv&after=1")).ShouldContain(">€76.67</td>", customMessage: "(180 + 50) / 3");
    }

    [Fact]
    public async Task What_can_not_be_shown_is_said_and_the_standard_shown()
    {
        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);

        (await client.PageAsync("/t/worked/cohorts?by=year")).ShouldContain("must be month, week or quarter. Shown is the standard.");
        (await client.PageAsync("/t/worked/cohorts?metric=ltv&mode=on_or_after")).ShouldContain("is of customers");
    }

    [Fact]
    public async Task A_shop_not_yet_analysed_says_so()
    {
        var tenant = await app.CreateTenantAsync();
        await new Analytics.Tests.Seeding.ShopSeed(app.Database, tenant).Order("1", "C1", "2024-01-01", 10).SaveAsync(TestContext.Current.CancellationToken);

        (await (await app.SignedInAsync(tenant, TenantRole.Viewer)).PageAsync($"/t/{tenant.Slug}/cohorts")).ShouldContain("No cohorts yet");
    }

    [Fact]
    public async Task Who_is_no_member_finds_no_shop()
        => (await (await app.SignedInAsync(app.Stranger, TenantRole.Owner)).GetAsync("/t/worked/cohorts")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
}
