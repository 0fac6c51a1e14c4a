using System.Net;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Tests.Jobs;

namespace ReportingPortal.Web.Tests.Uploads;

public class CorrectionTests(JobsApp app) : IClassFixture<JobsApp>
{
    private const string Csv = "order_id,order_date,customer_id,category,quantity,unit_price\nO1,2024-03-01,C1,Toys,1,10.00\nO2,not a day,C1,Kitchn,1,20.00\nO3,neither,C1,Toys,1,30.00\n"
        + "O4,2024-03-04,C1,Toys,1,40.00\nO5,2024-03-05,C1,Toys,1,50.00\nO6,2024-03-06,C1,Toys,1,60.00\nO7,2024-03-07,C1,Toys,1,70.00\nO8,2024-03-08,C1,Toys,1,80.00\n";

    [Fact]
    public async Task A_row_corrected_in_the_browser_is_loaded_and_its_correction_becomes_a_rule()
    {
        var shop = await app.CreateTenantAsync();
        var (api, analyst) = (await app.ClientAsync(shop), await app.SignedInAsync(shop, TenantRole.Analyst));
        var (page, id) = await LoadAsync(api, shop);

        var shown = await analyst.PageAsync(page);
        var sent = await analyst.PostFormAsync(page, new()
        {
            ["row"] = "2",
            ["cell-2-1"] = "2024-03-02",
            ["cell-2-3"] = "Kitchen",
            ["remember"] = "true",
        });
        await JobsApp.EventuallyAsync(async () => (await api.JsonAsync("/api/v1/kpis")).GetProperty("data").GetProperty("orders").GetInt32() == 7, "the corrected row is loaded");
        var after = await analyst.PageAsync(page);

        shown.ShouldContain("2 rows could not be taken.");
        shown.ShouldContain("value=\"not a day\"");
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        after.ShouldContain("1 row could not be taken.");
        after.ShouldNotContain("not a day");
        var names = (await api.JsonAsync("/api/v1/sales/by-category")).GetProperty("data").EnumerateArray().Select(c => c.GetProperty("name").GetString()!);
        names.Order().ShouldBe(["Kitchen", "Toys"]);
        var owner = await app.SignedInAsync(shop, TenantRole.Owner);
        (await owner.PageAsync($"/t/{shop.Slug}/settings/rules")).ShouldContain("like orders.csv");
        (await analyst.PageAsync($"/t/{shop.Slug}/uploads/{id}")).ShouldContain("Correct them here");
    }

    [Fact]
    public async Task A_program_reads_what_an_upload_corrects_and_how_many_values_rules_replaced()
    {
        var shop = await app.CreateTenantAsync();
        var (api, analyst) = (await app.ClientAsync(shop), await app.SignedInAsync(shop, TenantRole.Analyst));
        var (page, id) = await LoadAsync(api, shop);
        await analyst.PostFormAsync(page, new() { ["row"] = "2", ["cell-2-1"] = "2024-03-02", ["cell-2-3"] = "Kitchen", ["remember"] = "true" });
        await JobsApp.EventuallyAsync(async () => (await api.JsonAsync("/api/v1/kpis")).GetProperty("data").GetProperty("orders").GetInt32() == 7, "the corrected row is loaded");
        var later = await api.LoadAsync("order_id,order_date,customer_id,category,quantity,unit_price\nO9,2024-03-09,C1,Kitchn,1,9.00\nO10,2024-03-10,C1,Kitchn,1,9.00\nO11,2024-03-10,C1,Toys,1,9.00\n");

        var correction = (await api.JsonAsync("/api/v1/uploads?limit=2")).GetProperty("data")[1];
        var original = await api.JsonAsync($"/api/v1/uploads/{id}");

        correction.GetProperty("corrects_id").GetString().ShouldBe(id);
        original.GetProperty("corrects_id").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        Applied(original).ShouldBe((0, 0));
        Applied(later).ShouldBe((2, 1));
        (await analyst.PageAsync($"/t/{shop.Slug}/uploads/{later.GetProperty("id").GetString()}")).ShouldContain("category: “Kitchn” read as “Kitchen”, 2 times");
        (await analyst.PageAsync($"/t/{shop.Slug}/uploads/{correction.GetProperty("id").GetString()}")).ShouldContain($"/uploads/{id}\">orders.csv</a>");
    }

    [Fact]
    public async Task Rejected_rows_of_an_undone_upload_are_read_on_page_and_api_alike_and_corrected_on_neither()
    {
        var shop = await app.CreateTenantAsync();
        var (api, analyst) = (await app.ClientAsync(shop), await app.SignedInAsync(shop, TenantRole.Analyst));
        var (page, id) = await LoadAsync(api, shop);
        await api.PostAsync($"/api/v1/uploads/{id}/undo");
        var undone = await api.WaitForAsync(id, "undone");

        var details = await analyst.PageAsync($"/t/{shop.Slug}/uploads/{id}");
        var opened = await analyst.GetAsync(page);
        var sent = await analyst.PostFormAsync($"/t/{shop.Slug}/uploads", new() { ["row"] = "2", ["cell-2-1"] = "2024-03-02" }, page);

        undone.GetProperty("rows_rejected").GetInt64().ShouldBe(2);
        (await api.LinesAsync($"/api/v1/uploads/{id}/rejected.csv"))[1].ShouldStartWith("O2,not a day,");
        details.ShouldContain("not a day");
        details.ShouldContain("None of its rows counts now");
        details.ShouldNotContain("Correct them here");
        opened.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await api.JsonAsync("/api/v1/uploads")).GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Rows_left_as_they_are_load_nothing_and_a_viewer_corrects_nothing()
    {
        var shop = await app.CreateTenantAsync();
        var (api, analyst) = (await app.ClientAsync(shop), await app.SignedInAsync(shop, TenantRole.Analyst));
        var (page, _) = await LoadAsync(api, shop);
        var viewer = await app.SignedInAsync(shop, TenantRole.Viewer);

        await analyst.PostFormAsync(page, new() { ["row"] = "2", ["cell-2-1"] = "not a day" });

        (await analyst.PageAsync(page)).ShouldContain("No cell was changed");
        (await api.JsonAsync("/api/v1/uploads")).GetProperty("total").GetInt32().ShouldBe(1);
        (await viewer.GetAsync(page)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_cell_of_several_lines_that_nobody_touched_is_no_change_and_keeps_its_lines()
    {
        var shop = await app.CreateTenantAsync();
        var (api, analyst) = (await app.ClientAsync(shop), await app.SignedInAsync(shop, TenantRole.Analyst));
        var page = await CorrectionsOfAsync(api, shop, "O8,never,C1,\"Pots\nand pans\",1,20.00\nO9,neither,C1,\"Cups\nof \"\"tin\"\"\",1,30.00\n");

        var shown = await analyst.PageAsync(page);
        await analyst.PostFormAsync(page, new() { ["row"] = "8", ["cell-8-1"] = "never", ["cell-8-3"] = "Pots\r\nand pans" });
        var untouched = await analyst.PageAsync(page);
        await analyst.PostFormAsync(page, new() { ["row"] = "9", ["cell-9-1"] = "2024-03-09", ["cell-9-3"] = "Cups\r\nof \"tin\"" });
        await JobsApp.EventuallyAsync(async () => (await api.JsonAsync("/api/v1/kpis")).GetProperty("data").GetProperty("orders").GetInt32() == 8, "the corrected row is loaded");

        shown.ShouldContain("name=\"cell-8-3\" aria-label=\"Row 8, category\" aria-describedby=\"why-8\">\nPots");
        untouched.ShouldContain("No cell was changed");
        var names = (await api.JsonAsync("/api/v1/sales/by-category")).GetProperty("data").EnumerateArray().Select(c => c.GetProperty("name").GetString()!);
        names.Order().ShouldBe(["Cups\nof \"tin\"", "Toys"]);
    }

    [Fact]
    public async Task Of_two_people_at_once_the_second_is_told_which_rows_were_not_taken_and_the_others_are()
    {
        var (shop, other) = (await app.CreateTenantAsync(), await app.CreateTenantAsync());
        var (api, analyst) = (await app.ClientAsync(shop), await app.SignedInAsync(shop, TenantRole.Analyst));
        var (page, id) = await LoadAsync(api, shop);
        var (theirs, _) = await LoadAsync(await app.ClientAsync(other), other);

        await analyst.PostFormAsync(page, new() { ["row"] = "2", ["cell-2-1"] = "2024-03-02" });
        await analyst.PostFormAsync($"/t/{shop.Slug}/uploads", new() { ["row"] = "2", ["cell-2-1"] = "2024-04-02" }, page);
        var late = await analyst.PageAsync(page);
        await analyst.PostFormAsync(page, new() { ["row"] = "3", ["cell-3-1"] = "2024-03-03" });
        var details = await analyst.PageAsync($"/t/{shop.Slug}/uploads/{id}");

        late.ShouldContain("Somebody else has corrected row 2 meanwhile; what you wrote there was not taken.");
        details.ShouldContain("2 could not be taken, 2 of them sent again as corrections.");
        details.ShouldContain("2 corrections of its rows sent.");
        details.ShouldNotContain("Rows that could not be taken");
        (await (await app.SignedInAsync(other, TenantRole.Analyst)).PageAsync(theirs)).ShouldContain("2 rows could not be taken.");
    }

    [Fact]
    public async Task Values_beyond_the_last_column_are_shown_and_rows_corrected_already_are_not_in_the_file_again()
    {
        var shop = await app.CreateTenantAsync();
        var (api, analyst) = (await app.ClientAsync(shop), await app.SignedInAsync(shop, TenantRole.Analyst));
        var page = await CorrectionsOfAsync(api, shop, $"O8,never,C1,{new string('x', 300)},1,20.00\nO9,2024-03-09,C1,Toys,1,30.00,further,<b>\n");
        var upload = page[..page.LastIndexOf('/')];

        var shown = await analyst.PageAsync(page);
        var before = await analyst.PageAsync(upload);
        await analyst.PostFormAsync(page, new() { ["row"] = "9", ["cell-9-3"] = "Games" });
        var file = await (await analyst.GetAsync($"{upload}/rejected.csv")).TextAsync();

        shown.ShouldContain("Beyond the last column, not loaded: further · <b>");
        before.ShouldContain($"<td>{new string('x', 200)}… (300 characters)</td>");
        file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).ShouldHaveSingleItem().ShouldStartWith("O8,never,");
    }

    [Fact]
    public async Task An_owner_adds_and_removes_rules()
    {
        var shop = await app.CreateTenantAsync();
        var owner = await app.SignedInAsync(shop, TenantRole.Owner);
        var page = $"/t/{shop.Slug}/settings/rules";

        await owner.PostFormAsync(page, new() { ["Field"] = "category", ["Written"] = "Kitchn", ["Meant"] = "Kitchen" });
        var added = await owner.PageAsync(page);
        var ruleId = System.Text.RegularExpressions.Regex.Match(added, "name=\"ruleId\" value=\"([^\"]+)\"").Groups[1].Value;
        await owner.PostFormAsync(page, new() { ["ruleId"] = ruleId }, page + "?handler=Remove");

        added.ShouldContain("Kitchn");
        (await owner.PageAsync(page)).ShouldNotContain("Kitchn");
        (await (await owner.PostFormAsync(page, new() { ["Field"] = "category", ["Written"] = "a", ["Meant"] = "a" })).TextAsync()).ShouldContain("Both texts are the same.");
    }

    private static (long Values, int Rules) Applied(System.Text.Json.JsonElement upload)
        => (upload.GetProperty("values_corrected").GetInt64(), upload.GetProperty("rules_applied").GetInt32());

    /// <summary>Seven good orders, and rows 8 and 9 that are not.</summary>
    private static async Task<string> CorrectionsOfAsync(UploadClient api, Tenant shop, string rejected)
    {
        var good = string.Concat(Enumerable.Range(1, 7).Select(i => $"O{i},2024-03-0{i},C1,Toys,1,10.00\n"));
        var upload = await api.LoadAsync("order_id,order_date,customer_id,category,quantity,unit_price\n" + good + rejected);
        upload.GetProperty("rows_rejected").GetInt64().ShouldBe(2);
        return $"/t/{shop.Slug}/uploads/{upload.GetProperty("id").GetString()}/corrections";
    }

    private static async Task<(string Page, string Id)> LoadAsync(UploadClient api, Tenant shop)
    {
        var id = (await api.LoadAsync(Csv)).GetProperty("id").GetString()!;
        return ($"/t/{shop.Slug}/uploads/{id}/corrections", id);
    }
}
