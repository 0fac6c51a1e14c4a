using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Web.Tests.Jobs;

namespace ReportingPortal.Web.Tests.Uploads;

public class UploadPageTests(JobsApp app) : IClassFixture<JobsApp>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_of_a_plain_form_are_stored_and_the_list_shows_them()
    {
        var tenant = await app.CreateTenantAsync();
        var analyst = await app.SignedInAsync(tenant, TenantRole.Analyst);
        var url = $"/t/{tenant.Slug}/uploads";

        var posted = await analyst.Http.PostAsync(url, Form(await analyst.TokenAsync(url), ("march.csv", OrderFile.ThreeOrders), ("april.csv", OrderFile.Of(5, "A"))), Ct);
        var list = await analyst.PageAsync(url);

        posted.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        posted.Headers.Location!.ToString().ShouldBe(url);
        list.ShouldContain("march.csv");
        list.ShouldContain("april.csv");
        list.ShouldContain("2 files are stored");
        await JobsApp.EventuallyAsync(async () => (await analyst.PageAsync(url)).Split(">Waits for your word</span>").Length - 1 == 2, "both files are read and ask");
    }

    [Fact]
    public async Task A_form_without_its_token_leaves_nothing()
    {
        var tenant = await app.CreateTenantAsync();
        var analyst = await app.SignedInAsync(tenant, TenantRole.Analyst);
        var url = $"/t/{tenant.Slug}/uploads";

        await analyst.Http.PostAsync(url, Form(token: null, ("forged.csv", OrderFile.ThreeOrders)), Ct);

        var list = await analyst.PageAsync(url);
        list.ShouldContain("The form has expired");
        list.ShouldNotContain("forged.csv");
    }

    [Fact]
    public async Task A_script_sends_the_token_as_a_header_and_reads_json()
    {
        var tenant = await app.CreateTenantAsync();
        var analyst = await app.SignedInAsync(tenant, TenantRole.Analyst);
        var url = $"/t/{tenant.Slug}/uploads";
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = Form(token: null, ("march.csv", OrderFile.ThreeOrders)) };
        request.Headers.Add("X-CSRF-Token", await analyst.TokenAsync(url));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        var response = await analyst.Http.SendAsync(request, Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await response.JsonAsync()).GetProperty("accepted").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_viewer_reads_the_list_and_may_send_nothing()
    {
        var tenant = await app.CreateTenantAsync();
        var viewer = await app.SignedInAsync(tenant, TenantRole.Viewer);
        var url = $"/t/{tenant.Slug}/uploads";

        (await viewer.PageAsync(url)).ShouldContain("Database is empty!");
        (await viewer.Http.PostAsync(url, Form(token: null, ("march.csv", OrderFile.ThreeOrders)), Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await viewer.Http.PostAsync($"{url}/dummy-data", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Another_shops_uploads_are_not_found()
    {
        var (mine, other) = (await app.CreateTenantAsync(), await app.CreateTenantAsync());
        var id = (await (await app.ClientAsync(other)).LoadAsync(OrderFile.ThreeOrders)).GetProperty("id").GetString();
        var owner = await app.SignedInAsync(mine, TenantRole.Owner);

        foreach (var path in new[] { $"/t/{mine.Slug}/uploads/{id}", $"/t/{mine.Slug}/uploads/{id}/mapping", $"/t/{mine.Slug}/uploads/{id}/undo", $"/t/{mine.Slug}/uploads/{id}/confirm", $"/t/{mine.Slug}/uploads/{id}/original", $"/t/{mine.Slug}/uploads/{id}/rejected.csv", $"/t/{other.Slug}/uploads" })
        {
            (await owner.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task The_button_of_an_empty_shop_loads_1500_orders()
    {
        var tenant = await app.CreateTenantAsync();
        var analyst = await app.SignedInAsync(tenant, TenantRole.Analyst);
        var url = $"/t/{tenant.Slug}/uploads";
        var api = await app.ClientAsync(tenant);

        var page = await analyst.PageAsync(url);
        var clicked = await analyst.PostFormAsync(url, [], $"{url}/dummy-data");
        var id = (await api.JsonAsync("/api/v1/uploads")).GetProperty("data")[0].GetProperty("id").GetString()!;
        var upload = await api.WaitForAsync(id, "succeeded");

        page.ShouldContain("Database is empty!");
        page.ShouldContain("Generate & Load Dummy Data");
        clicked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        UploadApiTests.Counts(upload).ShouldBe((1500, 1500, 0, 0, 0));
    }

    [Fact]
    public async Task Details_say_how_the_file_was_read_and_which_rows_could_not_be_taken()
    {
        var tenant = await app.CreateTenantAsync();
        var upload = await (await app.ClientAsync(tenant)).LoadAsync(OrderFile.Of(11) + "O99,no day,C9,P1,1,1.00\n");
        var viewer = await app.SignedInAsync(tenant, TenantRole.Viewer);

        var page = await viewer.PageAsync($"/t/{tenant.Slug}/uploads/{upload.GetProperty("id").GetString()}");

        page.ShouldContain("11 of 12 rows are in the figures; 1 could not be taken.");
        page.ShouldContain("no day");
        page.ShouldContain("Comma gives 6 fields");
        page.ShouldContain("dates, year first");
    }

    [Fact]
    public async Task Details_of_items_without_orders_say_what_they_wait_for_and_where_they_are_listed()
    {
        var tenant = await app.CreateTenantAsync();
        var id = (await (await app.ClientAsync(tenant)).LoadAsync("order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value\nO1,1,P1,S1,2018-01-05 10:00:00,10.00,1.00\n"))
            .GetProperty("id").GetString();
        var page = await (await app.SignedInAsync(tenant, TenantRole.Viewer)).PageAsync($"/t/{tenant.Slug}/uploads/{id}");

        page.ShouldContain("Items whose order has not come yet wait for it, and are in no figure until then.");
        page.ShouldContain($"/uploads/{id}/quality\">Data quality</a> lists them.");
    }

    [Fact]
    public async Task The_original_comes_back_byte_for_byte_to_analysts_only()
    {
        var tenant = await app.CreateTenantAsync();
        var id = (await (await app.ClientAsync(tenant)).LoadAsync(OrderFile.ThreeOrders)).GetProperty("id").GetString();
        var path = $"/t/{tenant.Slug}/uploads/{id}/original";

        (await (await (await app.SignedInAsync(tenant, TenantRole.Analyst)).GetAsync(path)).Content.ReadAsStringAsync(Ct)).ShouldBe(OrderFile.ThreeOrders);
        (await (await app.SignedInAsync(tenant, TenantRole.Viewer)).GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_person_answers_which_column_is_what_and_the_next_file_does_not_ask()
    {
        var tenant = await app.CreateTenantAsync();
        var api = await app.ClientAsync(tenant);
        var analyst = await app.SignedInAsync(tenant, TenantRole.Analyst);
        const string csv = "belegnr,tag,kunde,wert\nB1,03/04/2024,K1,10.00\nB2,04/04/2024,K2,30.00\n";
        var id = await api.UploadAsync(csv, "file_name=kasse.csv");
        await api.WaitForAsync(id, "needs_mapping");
        var url = $"/t/{tenant.Slug}/uploads/{id}/mapping";

        var question = await analyst.PageAsync(url + "?kind=order_lines");
        var answered = await analyst.PostFormAsync(url, new()
        {
            ["Kind"] = "order_lines",
            ["Fields[order_id]"] = "belegnr",
            ["Fields[ordered_at]"] = "tag",
            ["Fields[customer_id]"] = "kunde",
            ["Fields[net_sales]"] = "wert",
            ["Fields[region]"] = "",
            ["Fields[date_order]"] = "day_first",
        });

        question.ShouldContain("How are dates written in tag?");
        question.ShouldContain("<span>K1</span>");
        question.ShouldContain("2 dates: 0 begin with the year, 0 can only be day first, 0 only month first.");
        answered.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answered.TextAsync());
        UploadApiTests.Counts(await api.WaitForAsync(id, "succeeded")).ShouldBe((2, 2, 0, 0, 0));
        UploadApiTests.Counts(await api.LoadAsync(csv.Replace("B2", "B3", StringComparison.Ordinal), "file_name=kasse2.csv")).ShouldBe((2, 1, 0, 1, 0));
    }

    [Fact]
    public async Task An_incomplete_answer_is_asked_for_again_with_what_is_missing()
    {
        var tenant = await app.CreateTenantAsync();
        var api = await app.ClientAsync(tenant);
        var analyst = await app.SignedInAsync(tenant, TenantRole.Analyst);
        var id = await api.UploadAsync("a,b\nx,y\nz,w\n", "file_name=unclear.csv");
        await api.WaitForAsync(id, "needs_mapping");

        var answered = await analyst.PostFormAsync($"/t/{tenant.Slug}/uploads/{id}/mapping", new() { ["Kind"] = "order_lines", ["Fields[order_id]"] = "a" });

        answered.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answered.TextAsync()).ShouldContain("No column is chosen for ordered_at");
    }

    private static MultipartFormDataContent Form(string? token, params (string Name, string Content)[] files)
    {
        var form = new MultipartFormDataContent();
        if (token is not null)
        {
            form.Add(new StringContent(token), "__RequestVerificationToken");
        }

        form.Add(new StringContent("auto"), "kind");
        foreach (var (name, content) in files)
        {
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "files", name);
        }

        return form;
    }
}
