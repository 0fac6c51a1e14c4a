using System.Net;
using System.Text.Json;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Tests.Api;

public class NarrativeEndpointsTests(FiguresApp app)
{
    private static readonly string[] Cuts = ["factors", "regions", "categories"];

    [Fact]
    public async Task February_to_March_is_split_as_worked_out_by_hand()
    {
        var answer = await AnswerAsync(app.Shop, "?from=2024-03-01&to=2024-04-01");

        var change = answer.GetProperty("change");
        change.GetProperty("change").GetDecimal().ShouldBe(-70);
        change.GetProperty("factors").EnumerateArray().Select(factor => (factor.GetProperty("factor").GetString(), factor.GetProperty("change").GetDecimal())).ShouldBe(
            [("customers", 86.40m), ("orders_per_customer", -86.40m), ("order_value", -70m)]);
        foreach (var cut in Cuts)
        {
            Sum(change, cut).ShouldBe(-70, cut);
        }

        // The data ends on 15 March: sentences tell of fifteen days against fifteen.
        answer.GetProperty("to_date").GetProperty("previous_net_sales").GetDecimal().ShouldBe(150);
        answer.GetProperty("sentences")[0].GetString()!.Plain().ShouldBe("Up to 15 Mar 2024 net sales rose 20.0 % to €180, from €150 in 1–15 February 2024.");
    }

    [Fact]
    public async Task Page_API_and_report_tell_the_same()
    {
        var shop = await app.ShopAsync(null, shop => shop.WithWorkedExample().Order("O10", "C1", "2024-03-31", 17.35m, "A", "Games", "East").Order("O11", null, "2024-02-01", 12.20m, "A", "Toys", "East"));
        var answer = await AnswerAsync(shop, "?from=2024-03-01&to=2024-04-01");
        var page = await (await app.SignedInAsync(shop, TenantRole.Viewer)).PageAsync($"/t/{shop.Slug}/overview?from=2024-03-01&until=2024-03-31");

        foreach (var sentence in answer.GetProperty("sentences").EnumerateArray().Select(sentence => sentence.GetString()!.Plain()))
        {
            page.ShouldContain(sentence);
        }

        answer.GetProperty("to_date").ValueKind.ShouldBe(JsonValueKind.Null);
        Cuts.Select(cut => Sum(answer.GetProperty("change"), cut)).Distinct().ShouldBe([197.35m - 262.20m]);
    }

    [Fact]
    public async Task Compared_with_the_year_before_a_leap_day_has_its_own()
    {
        var shop = await app.ShopAsync(null, shop => shop.Order("1", "C1", "2023-02-28", 10).Order("2", "C1", "2024-02-29", 25));

        var answer = await AnswerAsync(shop, "?from=2024-02-01&to=2024-03-01&compare=previous_year");

        answer.GetProperty("change").GetProperty("previous_period").GetProperty("to").GetString().ShouldBe("2023-03-01");
        answer.GetProperty("change").GetProperty("change_rate").GetDecimal().ShouldBe(1.5m);
        answer.GetProperty("is_covered").GetBoolean().ShouldBeTrue("who was silent for the sixty days from then on need not have sold before");
        answer.GetProperty("sentences")[0].GetString()!.Plain().ShouldBe("Net sales rose 150.0 % to €25, from €10 in February 2023.");
    }

    [Fact]
    public async Task A_month_the_history_begins_late_in_is_marked_on_the_page_and_in_the_figures()
    {
        var shop = await app.ShopAsync(null, shop => Enumerable.Range(0, 60).Aggregate(shop, (seed, day) => seed.Order($"{day}", "C1", new DateOnly(2024, 1, 20).AddDays(day).ToString("O"), 10)));
        var page = await (await app.SignedInAsync(shop, TenantRole.Viewer)).PageAsync($"/t/{shop.Slug}/sales/over-time?period=all");
        var kpis = await (await (await app.ApiClientAsync(shop, "read")).GetAsync("/api/v1/kpis?from=2024-02-01&to=2024-03-01", TestContext.Current.CancellationToken)).JsonAsync();

        page.ShouldContain("Q1 2024 *");
        page.ShouldContain("The history starts within this quarter: nothing is compared with it.");
        (kpis.GetProperty("data").GetProperty("previous_is_covered").GetBoolean(), kpis.GetProperty("data").GetProperty("previous").GetProperty("net_sales").GetDecimal()).ShouldBe((false, 120));
    }

    [Theory]
    [InlineData("?product_id=A")]
    [InlineData("?rfm_group=Champions")]
    [InlineData("?compare=last_week")]
    [InlineData("?region=Atlantis")]
    public async Task What_can_not_be_explained_is_refused(string query)
        => (await (await app.ApiClientAsync(app.Shop, "read")).GetAsync($"/api/v1/narrative{query}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    private static decimal Sum(JsonElement change, string cut) => change.GetProperty(cut).EnumerateArray().Sum(part => part.GetProperty("change").GetDecimal());

    private async Task<JsonElement> AnswerAsync(Tenant shop, string query)
    {
        var response = await (await app.ApiClientAsync(shop, "read")).GetAsync("/api/v1/narrative" + query, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.TextAsync());
        return (await response.JsonAsync()).GetProperty("data");
    }
}
