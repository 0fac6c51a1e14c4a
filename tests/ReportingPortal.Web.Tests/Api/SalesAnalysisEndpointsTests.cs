using System.Net;
using System.Text.Json;
using ReportingPortal.Data.Accounts;

namespace ReportingPortal.Web.Tests.Api;

public class SalesAnalysisEndpointsTests(FiguresApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_and_returning_orders_are_those_of_the_worked_example()
    {
        var months = await DataAsync("/api/v1/sales/new-returning");

        months.EnumerateArray().Select(row => (row.GetProperty("new_orders").GetInt32(), row.GetProperty("new_net_sales").GetDecimal(), row.GetProperty("returning_net_sales").GetDecimal())).ShouldBe(
            [(3, 180m, 0m), (1, 100m, 150m), (1, 50m, 130m)]);
        months.EnumerateArray().Select(row => row.GetProperty("history_starts_here").GetBoolean()).ShouldBe([true, true, true]);
        (await DataAsync("/api/v1/sales/new-returning?interval=day&from=2024-03-10&to=2024-03-13")).GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task The_spread_of_orders_and_customers_is_that_of_the_worked_example()
    {
        var orders = await DataAsync("/api/v1/sales/distribution?of=order");
        var customers = await DataAsync("/api/v1/sales/distribution?of=customer&scale=log");

        (orders.GetProperty("count").GetInt32(), orders.GetProperty("median").GetDecimal(), orders.GetProperty("mean").GetDecimal()).ShouldBe((9, 50m, 67.7778m));
        orders.GetProperty("bins").EnumerateArray().Sum(bin => bin.GetProperty("count").GetInt32()).ShouldBe(9);
        (customers.GetProperty("count").GetInt32(), customers.GetProperty("p90").GetDecimal(), customers.GetProperty("log").GetBoolean()).ShouldBe((5, 230m, true));
    }

    [Fact]
    public async Task Quarters_and_categories_grow_and_the_year_before_can_be_compared()
    {
        var quarters = await DataAsync("/api/v1/sales/quarterly");
        quarters.EnumerateArray().Select(row => (row.GetProperty("quarter").GetString(), row.GetProperty("net_sales").GetDecimal(), row.GetProperty("partial").GetBoolean())).ShouldBe([("2024-01-01", 610m, true)]);

        var categories = await DataAsync("/api/v1/sales/growth-by-category?interval=month");
        categories.EnumerateArray().Where(row => row.GetProperty("category").GetString() == "Games").Select(row => row.GetProperty("net_sales").GetDecimal()).ShouldBe([100m, 200m, 100m]);

        (await DataAsync("/api/v1/sales/monthly?compare=previous_year"))[1].GetProperty("growth").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_daily_summary_has_the_names_of_the_system_it_replaces()
    {
        var days = await DataAsync("/api/v1/sales/summary?from=2024-01-05&to=2024-01-07");
        days[0].EnumerateObject().Select(field => field.Name).ShouldBe(["sale_date", "total_sales", "unique_customers", "total_products_sold"]);
        days.EnumerateArray().Select(day => day.GetProperty("total_sales").GetDecimal()).ShouldBe([100m, 0m]);

        var client = await app.SignedInAsync(app.Shop, TenantRole.Viewer);
        var file = await (await client.GetAsync("/api/v1/sales/summary?tenant=worked&format=csv&from=2024-01-05&to=2024-01-06")).Content.ReadAsStringAsync(Ct);
        file.ShouldBe("sale_date,total_sales,unique_customers,total_products_sold\r\n2024-01-05,100.0000,1,1.0000\r\n");
    }

    [Fact]
    public async Task The_curve_of_customers_is_short_and_its_items_come_by_pages()
    {
        var first = await DataAsync("/api/v1/pareto?by=customer&limit=2");

        first.GetProperty("items").GetArrayLength().ShouldBe(2);
        first.GetProperty("curve").EnumerateArray().Select(point => point.GetProperty("value_share").GetDecimal()).Last().ShouldBe(1);
        var second = await DataAsync($"/api/v1/pareto?by=customer&limit=2&cursor={first.GetProperty("next_cursor").GetString()}");
        second.GetProperty("items")[0].GetProperty("id").GetString().ShouldBe("C3");
        first.GetProperty("non_positive").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Rules_of_baskets_come_with_what_they_were_counted_over()
    {
        var shop = await app.ShopAsync(null, shop => Enumerable.Range(0, 1000).Aggregate(shop, (seed, i) => i < 50
            ? seed.Order($"{i:0000}", "C1", "2024-01-05", 1, "A").Order($"{i:0000}", "C1", "2024-01-05", 1, "B")
            : seed.Order($"{i:0000}", "C1", "2024-01-05", 1, i < 100 ? "A" : i < 250 ? "B" : "C")));
        var client = await app.ApiClientAsync(shop, "read");

        var answer = await (await client.GetAsync("/api/v1/basket/rules?by=product", Ct)).JsonAsync();
        answer.GetProperty("total").GetInt32().ShouldBe(2);
        var rule = answer.GetProperty("data")[0];
        new[] { "support", "confidence", "lift", "leverage", "conviction" }.Select(name => rule.GetProperty(name).GetDecimal()).ShouldBe([.05m, .5m, 2.5m, .03m, 1.6m]);
        (await (await client.GetAsync("/api/v1/basket/model", Ct)).JsonAsync()).GetProperty("data").GetProperty("orders").GetInt32().ShouldBe(1000);
        (await (await client.GetAsync("/api/v1/basket/rules?product_id=C", Ct)).JsonAsync()).GetProperty("total").GetInt32().ShouldBe(0);

        var file = await (await client.GetAsync("/api/v1/basket/rules?format=csv", Ct)).Content.ReadAsStringAsync(Ct);
        file.Split("\r\n")[1].ShouldStartWith("1,A,Product A,B,Product B,50,100,200,0.05,0.5,2.5,0.03");

        var page = await (await app.SignedInAsync(shop, TenantRole.Viewer)).PageAsync($"/t/{shop.Slug}/baskets");
        page.ShouldContain("Who buys Product A is 2.50 times as likely as others to buy Product B.");
        page.ShouldContain("50.0 %");
        page.ShouldContain("5.00 %");
        page.ShouldContain("1.60");
    }

    [Theory]
    [InlineData("sales/daily?compare=previous_year")]
    [InlineData("sales/by-product?product_id=A")]
    [InlineData("sales/summary?region=North")]
    [InlineData("sales/new-returning?category=Games")]
    [InlineData("sales/new-returning?interval=week")]
    [InlineData("sales/distribution?of=line")]
    [InlineData("sales/distribution?of=order&category=Games")]
    [InlineData("sales/distribution?of=order&rfm_group=Champions")]
    [InlineData("sales/distribution?of=customer&rfm_group=Best")]
    [InlineData("sales/distribution?scale=cubic")]
    [InlineData("sales/growth-by-category?interval=day")]
    [InlineData("pareto?by=product&rfm_group=Champions")]
    [InlineData("pareto?compare=previous_year")]
    [InlineData("pareto?limit=0")]
    [InlineData("pareto?cursor=x")]
    [InlineData("basket/rules?by=order")]
    [InlineData("basket/rules?region=North")]
    [InlineData("basket/rules?from=2024-01-01")]
    [InlineData("basket/rules?by=category&product_id=A")]
    public async Task What_has_no_effect_or_no_meaning_is_refused(string path)
        => (await (await app.ApiClientAsync(app.Shop, "read")).GetAsync("/api/v1/" + path, Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    private async Task<JsonElement> DataAsync(string path)
    {
        var response = await (await app.ApiClientAsync(app.Shop, "read")).GetAsync(path, Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.TextAsync());
        return (await response.JsonAsync()).GetProperty("data");
    }
}
