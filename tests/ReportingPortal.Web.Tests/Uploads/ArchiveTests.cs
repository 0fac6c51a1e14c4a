using System.Net;
using System.Text;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Testing.Files;
using ReportingPortal.Web.Tests.Jobs;

namespace ReportingPortal.Web.Tests.Uploads;

public class ArchiveTests(JobsApp app) : IClassFixture<JobsApp>
{
    private const string Customers = "customer_id,customer_name,country\nC1,Ann,France\nC2,Bob,Spain\n";

    [Fact]
    public async Task Each_file_of_an_archive_is_loaded_as_an_upload_of_its_own()
    {
        var tenant = await app.CreateTenantAsync();
        var client = await app.ClientAsync(tenant);
        var stranger = await app.ClientAsync();
        var book = new WorkbookFile();
        book.Add("Products", [book.Text("product_id"), book.Text("name"), book.Text("category")], [book.Text("P1"), book.Text("Lamp"), book.Text("Light")]);
        var archive = PackedFile.Zip(
            ("shop/orders.csv", Encoding.UTF8.GetBytes(OrderFile.ThreeOrders)), ("shop/customers.txt", Encoding.UTF8.GetBytes(Customers)),
            ("shop/products", book.ToBytes()), ("__MACOSX/shop/._orders.csv", [0, 5]), ("manual.pdf", "%PDF-1.7 …"u8.ToArray()));

        var id = (await (await client.PostAsync("/api/v1/uploads?file_name=shop.zip", new ByteArrayContent(archive))).JsonAsync()).GetProperty("id").GetString()!;
        var upload = await client.WaitForAsync(id, "succeeded");
        var members = upload.GetProperty("members").EnumerateArray().ToList();

        upload.GetProperty("rows_read").GetInt64().ShouldBe(0);
        members.Select(m => m.GetProperty("file_name").GetString()).ShouldBe(["orders.csv", "customers.txt", "products", "manual.pdf"]);
        string[] ends = ["succeeded", "succeeded", "succeeded", "failed"];
        var loaded = await Task.WhenAll(members.Zip(ends, (m, end) => client.WaitForAsync(m.GetProperty("id").GetString()!, end)));
        loaded.Select(m => m.GetProperty("rows_new").GetInt64()).ShouldBe([3, 2, 1, 0]);
        loaded.ShouldAllBe(m => m.GetProperty("parent_id").GetString() == id);
        loaded[0].GetProperty("origin").GetString().ShouldBe("shop/orders.csv");
        loaded[3].GetProperty("error").GetString()!.ShouldContain("PDF");
        (await stranger.GetAsync($"/api/v1/uploads/{loaded[0].GetProperty("id").GetString()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await PagesShow(await app.SignedInAsync(tenant, TenantRole.Viewer), tenant.Slug, id, loaded[0].GetProperty("id").GetString()!);
    }

    [Fact]
    public async Task Limits_are_settings_and_named_where_they_end_a_file()
    {
        var client = await app.ClientAsync();
        var book = new WorkbookFile();
        for (var sheet = 1; sheet <= 4; sheet++)
        {
            book.Add($"Sheet {sheet}", [book.Text("a"), book.Text("b")]);
        }

        var accepted = await client.PostAsync("/api/v1/uploads?file_name=book.xlsx", new ByteArrayContent(book.ToBytes()));
        var upload = await client.WaitForAsync((await accepted.JsonAsync()).GetProperty("id").GetString()!, "failed");

        upload.GetProperty("error").GetString()!.ShouldContain("more than 3 sheets");
        upload.GetProperty("error").GetString()!.ShouldContain("Limits:Sheets");
    }

    [Fact]
    public async Task The_nastiest_files_are_answered_and_never_with_an_error_of_ours()
    {
        var client = await app.ClientAsync();
        var ids = new List<string>();
        for (var number = 0; number < 60; number++)
        {
            var file = BadFiles.Of(7, number);
            var response = await client.PostAsync($"/api/v1/uploads?file_name={Uri.EscapeDataString(file.Name)}", new ByteArrayContent(file.Content));
            ((int)response.StatusCode).ShouldBe(file.Content.Length == 0 ? 400 : 202, $"{number} {file.Recipe}: {await response.TextAsync()}");
            if (file.Content.Length > 0)
            {
                ids.Add((await response.JsonAsync()).GetProperty("id").GetString()!);
            }
        }

        foreach (var id in ids)
        {
            var upload = await client.WaitForAsync(id, "succeeded", "failed", "needs_mapping");
            (upload.GetProperty("error").GetString() ?? "").ShouldNotContain("went wrong inside");
        }
    }

    [Theory]
    [InlineData("preset=a%00b", null)]
    [InlineData("kind=%00", null)]
    [InlineData("kind=auto", "{\"order_id\":\"a\\u0000\"}")]
    [InlineData("kind=auto", "{\"order_id\":\"\\ud800\"}")]
    [InlineData("kind=auto", "{\"order_id\":null}")]
    [InlineData("kind=auto", "[1]")]
    public async Task Parameters_no_database_can_hold_are_refused_by_name(string query, string? mapping)
    {
        var client = await app.ClientAsync();
        var body = new ByteArrayContent(Encoding.UTF8.GetBytes(OrderFile.ThreeOrders));
        if (mapping is not null)
        {
            body.Headers.Add("X-Mapping", mapping);
        }

        (await client.PostAsync($"/api/v1/uploads?{query}", body)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task PagesShow(PortalClient viewer, string slug, string archive, string member)
    {
        var list = await viewer.PageAsync($"/t/{slug}/uploads");
        var details = await viewer.PageAsync($"/t/{slug}/uploads/{archive}");

        list.IndexOf("shop.zip", StringComparison.Ordinal).ShouldBeLessThan(list.IndexOf("orders.csv", StringComparison.Ordinal));
        details.ShouldContain("4 files were inside");
        details.ShouldContain($"/t/{slug}/uploads/{member}");
        (await viewer.PageAsync($"/t/{slug}/uploads/{member}")).ShouldContain("shop/orders.csv");
    }
}
