using System.Net;
using System.Text.Json;

namespace ReportingPortal.Web.Tests.Api;

public class KpiEndpointsTests(FiguresApp app)
{
    [Fact]
    public async Task Without_a_period_the_figures_are_those_of_the_whole_history()
    {
        var answer = await GetAsync("/api/v1/kpis");

        var data = answer.GetProperty("data");
        data.GetProperty("net_sales").GetDecimal().ShouldBe(610);
        data.GetProperty("orders").GetInt32().ShouldBe(9);
        data.GetProperty("average_order_value").GetDecimal().ShouldBe(67.7778m);
        data.GetProperty("customers").GetInt32().ShouldBe(5);
        data.GetProperty("new_customers").GetInt32().ShouldBe(5);
        data.GetProperty("returning_customers").GetInt32().ShouldBe(0);
        data.GetProperty("repeat_purchase_rate").GetDecimal().ShouldBe(0.6m);
        data.GetProperty("units_per_order").GetDecimal().ShouldBe(1);
        data.GetProperty("orders_per_customer").GetDecimal().ShouldBe(1.8m);
        data.GetProperty("net_sales_per_customer").GetDecimal().ShouldBe(122);
        data.GetProperty("days_between_orders").GetDecimal().ShouldBe(35);
        data.GetProperty("profit").ValueKind.ShouldBe(JsonValueKind.Null);
        data.GetProperty("conversion_rate").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_period_is_half_open_and_the_month_before_stands_beside_it()
    {
        var data = (await GetAsync("/api/v1/kpis?from=2024-02-01&to=2024-03-01")).GetProperty("data");

        data.GetProperty("net_sales").GetDecimal().ShouldBe(250);
        data.GetProperty("returning_customers").GetInt32().ShouldBe(1);
        data.GetProperty("previous").GetProperty("net_sales").GetDecimal().ShouldBe(180);
        data.GetProperty("previous_period").GetProperty("from").GetString().ShouldBe("2024-01-01");
        data.GetProperty("previous_period").GetProperty("to").GetString().ShouldBe("2024-02-01");
    }

    [Fact]
    public async Task A_period_beyond_the_data_stands_against_as_many_days_as_it_has_come_to()
    {
        var data = (await GetAsync("/api/v1/kpis?from=2024-03-01&to=2024-04-01")).GetProperty("data");

        data.GetProperty("net_sales").GetDecimal().ShouldBe(180);
        data.GetProperty("returning_customers").GetInt32().ShouldBe(2);
        // The data ends on 15 March; the order of 20 February is not of the first fifteen days.
        data.GetProperty("previous").GetProperty("net_sales").GetDecimal().ShouldBe(150);
        data.GetProperty("previous_period").GetProperty("to").GetString().ShouldBe("2024-02-16");
    }

    [Fact]
    public async Task Meta_says_what_the_figures_stand_on()
    {
        var meta = (await GetAsync("/api/v1/kpis?from=2024-03-01&to=2024-04-01&region=North&compare=previous_year")).GetProperty("meta");

        meta.GetProperty("as_of").GetString().ShouldBe("2024-03-15");
        meta.GetProperty("currency").GetString().ShouldBe("EUR");
        meta.GetProperty("time_zone").GetString().ShouldBe("Europe/Berlin");
        meta.GetProperty("basis").GetString().ShouldBe("refund_date");
        meta.GetProperty("incomplete").GetBoolean().ShouldBeTrue("the period reaches beyond the last order");
        var filters = meta.GetProperty("filters");
        filters.GetProperty("from").GetString().ShouldBe("2024-03-01");
        filters.GetProperty("to").GetString().ShouldBe("2024-04-01");
        filters.GetProperty("region").GetString().ShouldBe("North");
        filters.GetProperty("category").ValueKind.ShouldBe(JsonValueKind.Null);
        filters.GetProperty("compare").GetString().ShouldBe("previous_year");
    }

    [Theory]
    [InlineData("from=yesterday", "'from' must be a date")]
    [InlineData("from=2024-02-31", "'from' must be a date")]
    [InlineData("from=2024-03-01&to=2024-03-01", "ends before it begins")]
    [InlineData("from=1950-01-01&to=2024-01-01", "longer than fifty years")]
    [InlineData("region=Atlantis", "no region named 'Atlantis'")]
    [InlineData("region=West", "no region named 'West'")]
    [InlineData("category=games", "no category named 'games'")]
    [InlineData("compare=tomorrow", "'compare' must be")]
    [InlineData("period=someday", "no period named 'someday'")]
    [InlineData("product_id=Z", "No product with the id 'Z' was ever sold.")]
    [InlineData("product_id=A&category=Games", "a product is of one category")]
    [InlineData("product_id=A&rfm_group=Champions", "Give either 'product_id' or 'rfm_group'")]
    [InlineData("rfm_group=Best", "'rfm_group' must be one of")]
    public async Task A_filter_that_can_not_be_used_is_refused_with_its_reason(string query, string reason)
    {
        var client = await app.ApiClientAsync(app.Shop, "read");

        var response = await client.GetAsync($"/api/v1/kpis?{query}", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await response.JsonAsync()).GetProperty("detail").GetString()!.ShouldContain(reason);
    }

    [Fact]
    public async Task Only_a_key_that_reads_gets_figures_and_only_its_tenants()
    {
        var ct = TestContext.Current.CancellationToken;
        (await app.CreateClient().GetAsync("/api/v1/kpis", ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await (await app.ApiClientAsync(app.Shop, "write")).GetAsync("/api/v1/kpis", ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var stranger = await (await app.ApiClientAsync(app.Stranger, "read")).GetAsync("/api/v1/kpis", ct);
        (await stranger.JsonAsync()).GetProperty("data").GetProperty("net_sales").GetDecimal().ShouldBe(8387);
    }

    [Fact]
    public async Task An_empty_tenant_has_zeros_and_no_as_of_date()
    {
        var client = await app.ApiClientAsync(await app.CreateTenantAsync(), "read");

        var answer = await (await client.GetAsync("/api/v1/kpis", TestContext.Current.CancellationToken)).JsonAsync();

        answer.GetProperty("data").GetProperty("net_sales").GetDecimal().ShouldBe(0);
        answer.GetProperty("data").GetProperty("average_order_value").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("meta").GetProperty("as_of").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("meta").GetProperty("filters").GetProperty("from").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        var response = await (await app.ApiClientAsync(app.Shop, "read")).GetAsync(path, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.TextAsync());
        return await response.JsonAsync();
    }
}
