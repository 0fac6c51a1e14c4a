using System.Net;
using System.Net.Http.Json;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Web.Tests.Api;

namespace ReportingPortal.Web.Tests.Pages.Audiences;

public class AudienceTests(MovingApp app) : IClassFixture<MovingApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_analyst_saves_a_group_from_its_page_changes_it_and_deletes_it()
    {
        var client = await app.SignedInAsync(app.Moving, TenantRole.Analyst);
        var customers = await client.PageAsync("/t/moving/customers?group=Hibernating&region=South");
        customers.ShouldContain("/t/moving/audiences/create?Form.Name=Hibernating");
        customers.ShouldContain("&Form.Group=Hibernating&Form.Region=South\"");
        (await client.PageAsync("/t/moving/audiences/create?Form.Name=Quiet&Form.Group=Hibernating")).ShouldContain("value=\"Quiet\"");

        var saved = await client.PostFormAsync("/t/moving/audiences/create", new() { ["Form.Name"] = "Quiet", ["Form.Group"] = "Hibernating" });
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var address = saved.Headers.Location!.ToString();
        var page = await client.PageAsync(address);
        page.ShouldContain("1 customer, highest spend first.");
        page.ShouldContain("/t/moving/customers/B");
        (await client.PageAsync("/t/moving/audiences")).ShouldContain("Long gone (Hibernating)");

        (await client.PostFormAsync($"{address}/edit", new() { ["Form.Name"] = "Big", ["Form.MinSpend"] = "300" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.PageAsync(address)).ShouldContain("2 customers, highest spend first.");
        (await client.PostFormAsync($"{address}/edit", new() { ["Form.Name"] = "Big" })).StatusCode.ShouldBe(HttpStatusCode.OK, "it says what is wrong");
        (await client.PostFormAsync($"{address}/delete", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_viewer_reads_and_changes_nothing()
    {
        var id = await CreateAsync("For viewers", new { region = "South" });
        var client = await app.SignedInAsync(app.Moving, TenantRole.Viewer);

        var page = await client.PageAsync($"/t/moving/audiences/{id}");

        page.ShouldContain("/t/moving/customers/B");
        page.ShouldNotContain("/delete");
        (await client.PageAsync("/t/moving/rfm")).ShouldNotContain("Save as audience");
        foreach (var path in new[] { "create", $"{id}/edit", $"{id}/delete" })
        {
            (await client.GetAsync($"/t/moving/audiences/{path}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
        }
    }

    [Fact]
    public async Task The_API_makes_lists_and_forgets_audiences()
    {
        var id = await CreateAsync("By key", new { moved_from = "Loyal Customers", moved_to = "At Risk" });
        var reader = await app.ApiClientAsync(app.Moving, "read");

        var found = await (await reader.GetAsync($"/api/v1/audiences/{id}", Ct)).JsonAsync();
        var customers = await (await reader.GetAsync($"/api/v1/audiences/{id}/customers?limit=1", Ct)).JsonAsync();

        (found.GetProperty("name").GetString(), found.GetProperty("customers").GetInt32()).ShouldBe(("By key", 1));
        (customers.GetProperty("total").GetInt32(), customers.GetProperty("data")[0].GetProperty("customer_id").GetString()).ShouldBe((1, "D"));
        (await reader.DeleteAsync($"/api/v1/audiences/{id}", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "a key that only reads");
        (await (await app.ApiClientAsync(app.Stranger, "read", "write")).DeleteAsync($"/api/v1/audiences/{id}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await app.ApiClientAsync(app.Moving, "write")).DeleteAsync($"/api/v1/audiences/{id}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await reader.GetAsync($"/api/v1/audiences/{id}/customers", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_key_that_writes_gives_it_another_name_and_other_criteria()
    {
        var id = await CreateAsync("To be changed", new { group = "At Risk" });
        var writer = await app.ApiClientAsync(app.Moving, "read", "write");
        var body = new { name = "Changed", criteria = new { moved_from = "Loyal Customers", moved_to = "At Risk" } };

        (await (await app.ApiClientAsync(app.Stranger, "read", "write")).PutAsJsonAsync($"/api/v1/audiences/{id}", body, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await app.ApiClientAsync(app.Moving, "read")).PutAsJsonAsync($"/api/v1/audiences/{id}", body, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await writer.PutAsJsonAsync($"/api/v1/audiences/{id}", body with { name = "" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var changed = await (await writer.PutAsJsonAsync($"/api/v1/audiences/{id}", body, Ct)).JsonAsync();

        (changed.GetProperty("name").GetString(), changed.GetProperty("customers").GetInt32()).ShouldBe(("Changed", 1));
        (await (await writer.GetAsync($"/api/v1/audiences/{id}", Ct)).JsonAsync()).GetProperty("criteria").GetProperty("moved_to").GetString().ShouldBe("At Risk");
    }

    [Fact]
    public async Task The_file_runs_as_no_formula_and_filters_of_sales_are_refused()
    {
        var id = await CreateAsync("File", new { group = "Potential Loyalists" });
        var reader = await app.ApiClientAsync(app.Moving, "read");

        (await reader.GetStringAsync($"/api/v1/audiences/{id}/customers?format=csv", Ct)).ShouldContain("\r\nC,'=SUM(1),21,2,60");
        (await reader.GetAsync($"/api/v1/audiences/{id}/customers?region=South", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("", "{}")]
    [InlineData("Nameless", "{}")]
    [InlineData("Unknown", """{"group":"Best"}""")]
    public async Task What_can_not_be_kept_is_refused_with_a_sentence(string name, string criteria)
    {
        var writer = await app.ApiClientAsync(app.Moving, "read", "write");
        var body = new StringContent($$"""{"name":"{{name}}","criteria":{{criteria}}}""", null, "application/json");

        var answer = await writer.PostAsync("/api/v1/audiences", body, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.JsonAsync()).GetProperty("detail").GetString()!.ShouldEndWith(".");
    }

    private async Task<Guid> CreateAsync(string name, object criteria)
    {
        var answer = await (await app.ApiClientAsync(app.Moving, "read", "write")).PostAsJsonAsync("/api/v1/audiences", new { name, criteria }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (await answer.JsonAsync()).GetProperty("id").GetGuid();
    }
}
