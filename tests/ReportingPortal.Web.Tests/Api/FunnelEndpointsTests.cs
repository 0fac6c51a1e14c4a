using System.Net;
using System.Text.Json;
using ReportingPortal.Web.Tests.Pages.Funnels;

namespace ReportingPortal.Web.Tests.Api;

public class FunnelEndpointsTests(FunnelShop shop) : IClassFixture<FunnelShop>
{
    private const string Steps = "steps=product_view,add_to_cart,purchase";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ordered", "5 4 2")]
    [InlineData("strict", "5 4 1")]
    [InlineData("any", "5 5 2")]
    public async Task The_worked_example_has_its_counts(string mode, string counts)
    {
        var data = (await JsonAsync($"funnel?{Steps}&mode={mode}")).GetProperty("data");

        string.Join(' ', data.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("count").GetInt32())).ShouldBe(counts);
    }

    [Theory]
    [InlineData(",10m", "5 4 1", "u1 takes fifteen minutes from the cart to the purchase")]
    [InlineData("4m,", "5 2 1", "u1 and u4 take five minutes to the cart")]
    [InlineData("5m,15m", "5 4 2", "the last moment counts")]
    public async Task A_step_may_have_to_come_within_its_own_time(string windows, string counts, string why)
    {
        var data = (await JsonAsync($"funnel?{Steps}&step_windows={windows}")).GetProperty("data");

        string.Join(' ', data.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("count").GetInt32())).ShouldBe(counts, why);
    }

    [Fact]
    public async Task A_region_where_nothing_was_sold_cuts_visits_and_customers_and_no_sales()
    {
        // Both orders are of the North; u2, u3 and u5 are of the South.
        var funnel = (await JsonAsync($"funnel?{Steps}&region=South")).GetProperty("data");
        var groups = (await JsonAsync("rfm/groups?region=South")).GetProperty("data").EnumerateArray().Where(group => group.GetProperty("customers").GetInt32() > 0);

        string.Join(' ', funnel.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("count").GetInt32())).ShouldBe("3 2 1");
        groups.Select(group => (group.GetProperty("group").GetString(), group.GetProperty("customers").GetInt32())).ShouldBe([("No purchase", 3)]);
        (await JsonAsync("customers?region=South")).GetProperty("total").GetInt32().ShouldBe(3);
        (await (await shop.ApiClientAsync(shop.Visited, "read")).GetAsync("/api/v1/kpis?region=South", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("Books", "2 2 0", "u2 and u4 look at books first; u1 at games")]
    [InlineData("Games", "2 2 2", "u1 and u5; the view u3 begins with has none")]
    public async Task A_category_that_was_only_looked_at_cuts_visits_and_no_sales(string category, string counts, string why)
    {
        // Both orders are of Things.
        var funnel = (await JsonAsync($"funnel?{Steps}&category={category}")).GetProperty("data");
        var reader = await shop.ApiClientAsync(shop.Visited, "read");

        string.Join(' ', funnel.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("count").GetInt32())).ShouldBe(counts, why);
        (await reader.GetAsync($"/api/v1/explain/funnel-steps?{Steps}&category={category}", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await reader.GetAsync($"/api/v1/kpis?category={category}", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await reader.GetAsync($"/api/v1/customers?category={category}", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await reader.GetAsync($"/api/v1/funnel?{Steps}&category=Shirts", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "those are another shop's");
    }

    [Fact]
    public async Task Steps_carry_both_rates_and_the_median_time()
    {
        var data = (await JsonAsync($"funnel?{Steps}")).GetProperty("data");
        var last = data.GetProperty("steps")[2];

        (last.GetProperty("step").GetString(), last.GetProperty("conversion_rate").GetDecimal(), last.GetProperty("step_conversion_rate").GetDecimal()).ShouldBe(("purchase", .4m, .5m));
        last.GetProperty("median_seconds").GetDouble().ShouldBe(720);
        (data.GetProperty("unit").GetString(), data.GetProperty("window_seconds").GetDouble()).ShouldBe(("person", 604_800));
        // The data ends eight days after the others' windows opened.
        data.GetProperty("open").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Drop_outs_come_by_pages_and_as_a_file()
    {
        var first = await JsonAsync($"funnel/drop-outs?{Steps}&step=2&limit=1");
        var second = await JsonAsync($"funnel/drop-outs?{Steps}&step=2&limit=1&cursor={first.GetProperty("next_cursor").GetString()}");
        var client = await shop.ApiClientAsync(shop.Visited, "read");
        var csv = await client.GetStringAsync($"/api/v1/funnel/drop-outs?{Steps}&step=2&format=csv", Ct);

        (first.GetProperty("total").GetInt32(), first.GetProperty("data")[0].GetProperty("unit_id").GetString()).ShouldBe((2, "u4"));
        (second.GetProperty("data")[0].GetProperty("unit_id").GetString(), second.GetProperty("next_cursor").ValueKind).ShouldBe(("u2", JsonValueKind.Null));
        csv.ShouldBe("unit_id,customer_id,reached,started_at,last_step_at,open\r\nu4,u4,2,2024-05-01T12:00:00Z,2024-05-01T12:05:00Z,false\r\nu2,u2,2,2024-05-01T10:00:00Z,2024-05-01T10:00:00Z,false\r\n");
    }

    [Theory]
    [InlineData("funnel?steps=product_view")]
    [InlineData("funnel?steps=product_view,wish")]
    [InlineData("funnel?mode=1")]
    [InlineData("funnel?unit=family")]
    [InlineData("funnel?window=0d")]
    [InlineData("funnel?window=367d")]
    [InlineData("funnel?window=session")]
    [InlineData("funnel?step_windows=soon")]
    [InlineData("funnel?step_windows=1h,1h,1h,1h")]
    [InlineData("funnel?step_windows=1h&mode=any")]
    [InlineData("funnel?breakdown=age")]
    [InlineData("funnel/drop-outs?step=4")]
    [InlineData("funnel/drop-outs?step=0")]
    [InlineData("funnel/drop-outs?cursor=torn")]
    public async Task What_can_not_be_given_is_refused(string query)
        => (await (await shop.ApiClientAsync(shop.Visited, "read")).GetAsync($"/api/v1/{query}", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Without_a_key_there_is_no_funnel()
        => (await shop.CreateClient().GetAsync("/api/v1/funnel", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

    private async Task<JsonElement> JsonAsync(string query)
        => await (await (await shop.ApiClientAsync(shop.Visited, "read")).GetAsync($"/api/v1/{query}", Ct)).JsonAsync();
}
