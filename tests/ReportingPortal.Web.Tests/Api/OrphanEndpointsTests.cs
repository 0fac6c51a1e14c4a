using ReportingPortal.Web.Tests.Jobs;

namespace ReportingPortal.Web.Tests.Api;

public class OrphanEndpointsTests(JobsApp app) : IClassFixture<JobsApp>
{
    private const string Orders = "order_id,order_date,customer_id,product_id,quantity,unit_price\nO1,2024-03-01,C1,P1,1,10\nO2,2024-03-02,C2,P2,2,5\nO3,2024-03-03,C3,P1,1,10\n";

    [Fact]
    public async Task Customers_of_orders_without_a_row_of_their_own_are_listed_until_it_arrives()
    {
        var (client, other) = (await app.ClientAsync(), await app.ClientAsync());
        await other.LoadAsync(Orders.Replace("C", "X", StringComparison.Ordinal), "kind=auto");
        await other.LoadAsync("customer_id,name\nX1,Xenia\n", "kind=auto");
        await client.LoadAsync(Orders, "kind=auto");

        var before = await client.JsonAsync("/api/v1/orphans/customers");
        await client.LoadAsync("customer_id,name\nC1,Ann\n", "kind=auto");
        var first = await client.JsonAsync("/api/v1/orphans/customers?limit=1");
        var second = await client.JsonAsync($"/api/v1/orphans/customers?limit=1&cursor={first.GetProperty("next_cursor").GetString()}");
        var csv = await client.LinesAsync("/api/v1/orphans/customers?format=csv");
        await client.LoadAsync("customer_id,name\nC2,Bob\nC3,Cy\n", "kind=auto");
        var healed = await client.JsonAsync("/api/v1/orphans/customers");

        before.GetProperty("total").GetInt32().ShouldBe(0, "without a customers file there is nothing to miss");
        (first.GetProperty("total").GetInt32(), IdOf(first), IdOf(second)).ShouldBe((2, "C2", "C3"));
        first.GetProperty("data")[0].GetProperty("net_sales").GetDecimal().ShouldBe(10m);
        csv.Where(line => line.Length > 0).ShouldBe(["id,name,orders,net_sales", "C2,,1,10.0000", "C3,,1,10.0000"]);
        healed.GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Products_of_orders_and_events_without_a_row_of_their_own_are_listed()
    {
        var client = await app.ClientAsync();
        await client.LoadAsync(Orders, "kind=auto");
        await client.LoadAsync("event_id,user_id,session_id,event_type,timestamp,product_id\nE1,C1,S1,product_view,2024-03-01 10:00,P9\n", "kind=auto");
        await client.LoadAsync("product_id,product_name,category\nP1,Lamp,Home\n", "kind=auto");

        var orphans = await client.JsonAsync("/api/v1/orphans/products");

        orphans.GetProperty("data").EnumerateArray().Select(o => (o.GetProperty("id").GetString(), o.GetProperty("orders").GetInt32())).ShouldBe([("P2", 1), ("P9", 0)]);
    }

    private static string? IdOf(System.Text.Json.JsonElement list) => list.GetProperty("data")[0].GetProperty("id").GetString();
}
