using System.Net;
using System.Text.Json;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Tests.Api;

public class RfmEndpointsTests(MovingApp app) : IClassFixture<MovingApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("rfm/groups?from=2024-01-01")]
    [InlineData("rfm/groups?compare=previous_year")]
    [InlineData("rfm/groups?product_id=A")]
    [InlineData("rfm/groups?region=Nowhere")]
    [InlineData("rfm/groups?rfm_group=Best")]
    [InlineData("rfm/groups?group_by=colour")]
    [InlineData("rfm/cuts?region=South")]
    [InlineData("rfm/rules?category=Games")]
    [InlineData("rfm/customers?period=all")]
    [InlineData("rfm/customers?value_tier=Tin")]
    [InlineData("customers?activity_status=Asleep")]
    [InlineData("customers/A?region=South")]
    [InlineData("segments?from=2024-01-01")]
    [InlineData("segments/customers?compare=previous_year")]
    [InlineData("segments/comparison?region=South")]
    [InlineData("lifetime-value/customers?region=South")]
    [InlineData("quality?category=Games")]
    [InlineData("rfm/migration?from=soon")]
    [InlineData("rfm/migration?from=2019-01")]
    [InlineData("rfm/migration?from=2024-03&to=2024-02")]
    [InlineData("rfm/migration?period=all")]
    [InlineData("rfm/migration/customers?to_group=Best")]
    public async Task What_has_no_effect_or_is_not_known_is_refused(string path)
        => (await (await app.ApiClientAsync(app.Moving, "read")).GetAsync($"/api/v1/{path}", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Region_and_favourite_category_cut_groups_customers_and_moves()
    {
        (await DataAsync("rfm/groups?region=South")).EnumerateArray().Sum(group => group.GetProperty("customers").GetInt32()).ShouldBe(1);
        (await DataAsync("rfm/customers?category=Books")).EnumerateArray().Select(Id).ShouldBe(["E"]);
        (await DataAsync("customers?region=South")).EnumerateArray().Select(Id).ShouldBe(["B"]);
        (await DataAsync("rfm/migration?category=Books")).GetProperty("moves").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Groups_are_told_apart_in_JSON_and_as_a_file()
    {
        var rows = (await DataAsync("rfm/groups?group_by=region")).EnumerateArray().ToList();
        var file = await (await app.ApiClientAsync(app.Moving, "read")).GetStringAsync("/api/v1/rfm/groups?group_by=region&format=csv", Ct);

        rows.Select(row => $"{row.GetProperty("value").GetString()} {row.GetProperty("group").GetString()}").ShouldBe(
            ["North Champions", "North Potential Loyalists", "North About to Sleep", "North At Risk", "South Hibernating"]);
        file.ShouldStartWith("value,group,customers,net_sales,avg_recency_days,avg_frequency,avg_monetary\r\nNorth,Champions,1,300");
    }

    [Fact]
    public async Task Moves_are_had_by_month_with_their_customers()
    {
        var february = await DataAsync("rfm/migration?from=2024-01&to=2024-02");
        var customers = await DataAsync("rfm/migration/customers?from=2024-01&to=2024-02&from_group=Hibernating&to_group=Champions");
        var file = await (await app.ApiClientAsync(app.Moving, "read")).GetStringAsync("/api/v1/rfm/migration?format=csv", Ct);

        (february.GetProperty("from").GetString(), february.GetProperty("to").GetString()).ShouldBe(("2024-01-31", "2024-02-29"));
        february.GetProperty("moves").GetArrayLength().ShouldBe(5);
        customers.EnumerateArray().Select(Id).ShouldBe(["A"]);
        file.ShouldStartWith("from_group,to_group,customers,net_sales_before,net_sales_after\r\nChampions,Champions,1,200");
    }

    [Fact]
    public async Task The_rules_and_cuts_of_the_run_are_told()
    {
        (await DataAsync("rfm/rules")).GetProperty("rules").GetProperty("cuts").GetString().ShouldBe("quintiles");
        (await DataAsync("rfm/cuts")).EnumerateArray().First().GetProperty("cuts").EnumerateArray().Select(cut => cut.GetDecimal()).ShouldBe([16.8m, 45, 63, 67]);
    }

    private static string? Id(JsonElement row) => row.GetProperty("customer_id").GetString();

    private async Task<JsonElement> DataAsync(string path)
    {
        var answer = await (await app.ApiClientAsync(app.Moving, "read")).GetAsync($"/api/v1/{path}", Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return (await answer.JsonAsync()).GetProperty("data");
    }
}

/// <summary>The portal with a shop whose customers move between groups, beside others.</summary>
public sealed class MovingApp : FiguresApp
{
    public Tenant Moving { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Moving = await ShopAsync("moving", shop => shop.WithMoves().Customer("C", "=SUM(1)"));
    }
}
