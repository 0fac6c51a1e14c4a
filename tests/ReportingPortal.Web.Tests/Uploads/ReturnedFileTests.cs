using System.Net;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Web.Tests.Jobs;

namespace ReportingPortal.Web.Tests.Uploads;

/// <summary>The downloaded file of rejected rows, put right in a spreadsheet and uploaded as any other file.</summary>
public class ReturnedFileTests(JobsApp app) : IClassFixture<JobsApp>
{
    private const string Csv = OrderFile.Header + "\nO1,2024-03-01,C1,P1,1,10.00\nO2,not a day,C1,P1,1,20.00\nO3,neither,C1,P1,1,30.00\nO4,2024-03-04,C1,P1,1,40.00\nO5,2024-03-05,C1,P1,1,50.00\n";

    [Fact]
    public async Task It_says_what_it_corrects_before_it_is_loaded_and_closes_what_could_be_taken()
    {
        var (shop, other) = (await app.CreateTenantAsync(), await app.CreateTenantAsync());
        var (api, analyst) = (await app.ClientAsync(shop), await app.SignedInAsync(shop, TenantRole.Analyst));
        var first = (await api.LoadAsync(Csv)).GetProperty("id").GetString()!;
        var theirs = (await (await app.ClientAsync(other)).LoadAsync(Csv)).GetProperty("id").GetString()!;
        var page = $"/t/{shop.Slug}/uploads";
        var file = await (await analyst.GetAsync($"{page}/{first}/rejected.csv")).TextAsync();

        var id = await SendAsync(analyst, api, page, file.Replace("O2,not a day", "O2,2024-03-02", StringComparison.Ordinal).Replace(',', ';'));
        var waiting = await api.WaitForAsync(id, "needs_confirmation");
        var confirm = await analyst.PageAsync($"{page}/{id}/confirm");
        await analyst.PostFormAsync($"{page}/{id}/confirm", []);
        var loaded = await api.WaitForAsync(id, "succeeded");

        confirm.ShouldContain("Corrects 2 rows of orders.csv: 1 can be taken now, 1 cannot and stays open there.");
        var corrects = waiting.GetProperty("preview").GetProperty("corrects");
        (corrects.GetProperty("upload_id").GetString(), corrects.GetProperty("rows_taken").GetInt64(), corrects.GetProperty("rows_rejected_again").GetInt64()).ShouldBe((first, 1, 1));
        loaded.GetProperty("corrects_id").GetString().ShouldBe(first);
        var details = await analyst.PageAsync($"{page}/{first}");
        details.ShouldContain("2 could not be taken, 1 of them sent again as corrections.");
        details.ShouldContain("(sent again in put right.csv)");
        var again = await analyst.PageAsync($"{page}/{id}");
        again.ShouldContain("They stay open among the rejected rows of orders.csv, with these reasons.");
        again.ShouldContain($"{page}/{first}/corrections\">Correct those of orders.csv</a>");
        var left = (await (await analyst.GetAsync($"{page}/{id}/rejected.csv")).TextAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        left.Length.ShouldBe(2);
        left[1].ShouldEndWith("," + first, customMessage: "the row is still the first upload's");
        var open = await api.LinesAsync($"/api/v1/uploads/{first}/rejected.csv?open=true");
        open.Length.ShouldBe(3, "header, one row, and what follows the last line");
        open[1].ShouldStartWith("O3,neither,C1,P1,1,30.00,3,");
        (await api.LinesAsync($"/api/v1/uploads/{first}/rejected.csv")).Length.ShouldBe(4);
        (await (await app.ClientAsync(other)).LinesAsync($"/api/v1/uploads/{theirs}/rejected.csv?open=true")).Length.ShouldBe(4);
    }

    [Fact]
    public async Task Downloaded_from_the_upload_that_brought_it_a_row_still_belongs_to_the_first()
    {
        var shop = await app.CreateTenantAsync();
        var (api, analyst) = (await app.ClientAsync(shop), await app.SignedInAsync(shop, TenantRole.Analyst));
        var first = (await api.LoadAsync(Csv)).GetProperty("id").GetString()!;
        var second = await api.LoadAsync(await FileAsync(api, first), "file_name=again.csv");
        UploadApiTests.Counts(second).ShouldBe((2, 0, 0, 0, 2));

        var third = await api.LoadAsync(
            (await FileAsync(api, second.GetProperty("id").GetString()!)).Replace("not a day", "2024-03-02", StringComparison.Ordinal).Replace("neither", "2024-03-03", StringComparison.Ordinal), "file_name=third.csv");

        third.GetProperty("corrects_id").GetString().ShouldBe(first);
        (await analyst.PageAsync($"/t/{shop.Slug}/uploads/{first}/corrections")).ShouldContain("Nothing is left to correct.");
        (await analyst.PageAsync($"/t/{shop.Slug}/uploads/{second.GetProperty("id").GetString()}")).ShouldNotContain("Rows that could not be taken");
        (await api.PostAsync($"/api/v1/uploads/{third.GetProperty("id").GetString()}/undo")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await api.WaitForAsync(third.GetProperty("id").GetString()!, "undone");
        (await analyst.PageAsync($"/t/{shop.Slug}/uploads/{first}/corrections")).ShouldContain("2 rows could not be taken.");
    }

    private static async Task<string> FileAsync(UploadClient api, string upload)
        => string.Join("\r\n", await api.LinesAsync($"/api/v1/uploads/{upload}/rejected.csv?escape=false"));

    private static async Task<string> SendAsync(PortalClient person, UploadClient api, string page, string csv)
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent(await person.TokenAsync(page)), "__RequestVerificationToken" },
            { new StringContent("auto"), "kind" },
            { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(csv)), "files", "put right.csv" },
        };
        (await person.Http.PostAsync(page, form, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return (await api.JsonAsync("/api/v1/uploads?limit=1")).GetProperty("data")[0].GetProperty("id").GetString()!;
    }
}
