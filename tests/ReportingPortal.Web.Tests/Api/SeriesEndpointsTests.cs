using System.Net;
using System.Text.Json;

namespace ReportingPortal.Web.Tests.Api;

public class SeriesEndpointsTests(FiguresApp app)
{
    [Fact]
    public async Task Months_grow_as_worked_out_by_hand_and_the_running_one_is_marked()
    {
        var months = await DataAsync("/api/v1/sales/monthly");

        months.EnumerateArray().Select(month => month.GetProperty("month").GetString()).ShouldBe(["2024-01-01", "2024-02-01", "2024-03-01"]);
        months.EnumerateArray().Select(month => month.GetProperty("net_sales").GetDecimal()).ShouldBe([180, 250, 180]);
        months.EnumerateArray().Select(month => month.GetProperty("partial").GetBoolean()).ShouldBe([false, false, true]);
        months[0].GetProperty("growth").ValueKind.ShouldBe(JsonValueKind.Null);
        months[1].GetProperty("growth").GetDecimal().ShouldBe(0.3889m, 0.0001m);
    }

    [Fact]
    public async Task Days_come_without_gaps_and_with_the_mean_of_seven()
    {
        var days = await DataAsync("/api/v1/sales/daily?from=2024-01-05&to=2024-01-12");

        days.GetArrayLength().ShouldBe(7);
        days[0].GetProperty("net_sales").GetDecimal().ShouldBe(100);
        days[1].GetProperty("net_sales").GetDecimal().ShouldBe(0);
        days[5].GetProperty("moving_average_7d").ValueKind.ShouldBe(JsonValueKind.Null);
        days[6].GetProperty("moving_average_7d").GetDecimal().ShouldBe(14.2857m);
    }

    [Fact]
    public async Task Sales_of_one_product_or_group_have_what_is_known_of_them_and_say_what_they_are_of()
    {
        var client = await app.ApiClientAsync(app.Shop, "read");
        var ct = TestContext.Current.CancellationToken;

        var product = await (await client.GetAsync("/api/v1/kpis?product_id=A&from=2024-02-01&to=2024-03-01", ct)).JsonAsync();
        var group = await (await client.GetAsync("/api/v1/kpis?rfm_group=At%20Risk&from=2024-02-01&to=2024-03-01", ct)).JsonAsync();
        var days = await DataAsync("/api/v1/sales/daily?product_id=A&from=2024-02-03&to=2024-02-05");
        var months = await DataAsync("/api/v1/sales/monthly?rfm_group=Champions");
        var file = (await (await client.GetAsync("/api/v1/sales/monthly?product_id=A&format=csv", ct)).Content.ReadAsStringAsync(ct)).TrimEnd().Split("\r\n");

        var (data, before) = (product.GetProperty("data"), product.GetProperty("data").GetProperty("previous"));
        (data.GetProperty("net_sales").GetDecimal(), data.GetProperty("orders").GetInt32(), before.GetProperty("net_sales").GetDecimal()).ShouldBe((200, 2, 100));
        (data.GetProperty("customers").ValueKind, data.GetProperty("gross_sales").ValueKind).ShouldBe((JsonValueKind.Null, JsonValueKind.Null));
        product.GetProperty("meta").GetProperty("filters").GetProperty("product_id").GetString().ShouldBe("A");
        (group.GetProperty("data").GetProperty("net_sales").GetDecimal(), group.GetProperty("data").GetProperty("customers").GetInt32()).ShouldBe((200, 1));
        (group.GetProperty("data").GetProperty("units_sold").ValueKind, group.GetProperty("meta").GetProperty("filters").GetProperty("rfm_group").GetString()).ShouldBe((JsonValueKind.Null, "At Risk"));
        days.EnumerateArray().Select(day => (day.GetProperty("net_sales").GetDecimal(), day.GetProperty("units_sold").GetDecimal(), day.GetProperty("customers").ValueKind)).ShouldBe(
            [(100, 1, JsonValueKind.Null), (0, 0, JsonValueKind.Null)]);
        months.EnumerateArray().Select(month => month.GetProperty("net_sales").GetDecimal()).ShouldBe([100, 50, 100]);
        file[1].ShouldBe("2024-01-01,100,1,,,false,,,,,false");
    }

    [Fact]
    public async Task Slices_are_sorted_by_net_sales_and_follow_the_filters()
    {
        var categories = await DataAsync("/api/v1/sales/by-category?region=South");

        categories.EnumerateArray().Select(slice => (slice.GetProperty("name").GetString(), slice.GetProperty("net_sales").GetDecimal()))
            .ShouldBe([("Games", 200m), ("Books", 110m)]);
    }

    [Fact]
    public async Task Three_of_five_customers_reach_eighty_percent()
    {
        var curve = await DataAsync("/api/v1/pareto?by=customer");

        curve.GetProperty("items_total").GetInt32().ShouldBe(5);
        curve.GetProperty("items_to_80").GetInt32().ShouldBe(3);
        curve.GetProperty("share_to_80").GetDecimal().ShouldBe(0.6m);
        curve.GetProperty("top_20_share").GetDecimal().ShouldBe(0.4098m, 0.0001m);
        curve.GetProperty("items")[0].GetProperty("class").GetString().ShouldBe("A");
    }

    [Fact]
    public async Task Groups_cuts_and_segments_answer_with_their_run()
    {
        (await DataAsync("/api/v1/rfm/groups")).EnumerateArray().Sum(group => group.GetProperty("customers").GetInt32()).ShouldBe(5);
        (await DataAsync("/api/v1/rfm/cuts")).EnumerateArray().Select(cuts => cuts.GetProperty("measure").GetString())
            .ShouldBe(["frequency", "monetary", "recency_days"], ignoreOrder: true);
        var segments = await DataAsync("/api/v1/segments");
        segments.GetProperty("k").GetInt32().ShouldBe(0);
        segments.GetProperty("notice").GetString().ShouldNotBeNullOrEmpty("five customers are too few");
    }

    [Fact]
    public async Task A_series_is_had_as_a_file()
    {
        var client = await app.ApiClientAsync(app.Shop, "read");
        client.DefaultRequestHeaders.Accept.ParseAdd("text/csv");

        var response = await client.GetAsync("/api/v1/sales/by-category", TestContext.Current.CancellationToken);

        response.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        var lines = (await response.TextAsync()).Split("\r\n");
        lines[0].ShouldBe("id,name,net_sales,profit,margin,orders,units_sold");
        lines[1].ShouldStartWith("Games,Games,400");
        lines.Length.ShouldBe(4, "two categories, the header, and nothing after the last line end");
    }

    [Fact]
    public async Task An_unknown_ranking_is_refused()
    {
        var client = await app.ApiClientAsync(app.Shop, "read");

        (await client.GetAsync("/api/v1/pareto?by=7", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.GetAsync("/api/v1/pareto?by=colour", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<JsonElement> DataAsync(string path)
    {
        var response = await (await app.ApiClientAsync(app.Shop, "read")).GetAsync(path, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.TextAsync());
        return (await response.JsonAsync()).GetProperty("data");
    }
}
