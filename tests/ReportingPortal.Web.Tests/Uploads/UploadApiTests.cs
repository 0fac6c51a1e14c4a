using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using ReportingPortal.Web.Tests.Jobs;

namespace ReportingPortal.Web.Tests.Uploads;

public class UploadApiTests(JobsApp app) : IClassFixture<JobsApp>
{
    [Fact]
    public async Task A_file_sent_by_a_program_is_accepted_and_loaded()
    {
        var client = await app.ClientAsync();

        var response = await client.PostAsync("/api/v1/uploads?kind=order_lines&file_name=march.csv", OrderFile.ThreeOrders);
        var accepted = await response.JsonAsync();
        var upload = await client.WaitForAsync(accepted.GetProperty("id").GetString()!, "succeeded");

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        accepted.GetProperty("status").GetString().ShouldBe("received");
        response.Headers.Location!.ToString().ShouldBe($"/api/v1/uploads/{upload.GetProperty("id").GetString()}");
        upload.GetProperty("file_name").GetString().ShouldBe("march.csv");
        upload.GetProperty("kind").GetString().ShouldBe("order_lines");
        Counts(upload).ShouldBe((3, 3, 0, 0, 0));
        upload.GetProperty("progress").GetDouble().ShouldBe(1);
        upload.GetProperty("work").GetProperty("rows_read").GetInt64().ShouldBe(3);
        upload.GetProperty("dialect").GetProperty("delimiter").GetString().ShouldBe(",");
        upload.GetProperty("mapping").GetProperty("order_id").GetString().ShouldBe("order_id");
        upload.GetProperty("error").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        var client = await app.ClientAsync();
        await client.LoadAsync(OrderFile.ThreeOrders);

        var again = await client.LoadAsync(OrderFile.ThreeOrders);

        Counts(again).ShouldBe((3, 0, 0, 3, 0));
    }

    [Fact]
    public async Task Another_tenants_upload_is_not_found_whatever_is_asked_of_it()
    {
        var owner = await app.ClientAsync();
        var stranger = await app.ClientAsync();
        var id = (await owner.LoadAsync(OrderFile.ThreeOrders)).GetProperty("id").GetString();

        (await stranger.GetAsync($"/api/v1/uploads/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/api/v1/uploads/{id}/rejected.csv")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.PutAsync($"/api/v1/uploads/{id}/mapping", new { order_id = "order_id" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var change in new[] { "cancel", "confirm", "undo" })
        {
            (await stranger.PostAsync($"/api/v1/uploads/{id}/{change}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, change);
        }

        (await owner.JsonAsync($"/api/v1/uploads/{id}")).GetProperty("status").GetString().ShouldBe("succeeded");
        (await stranger.JsonAsync("/api/v1/uploads")).GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_packed_body_is_read_as_what_it_holds()
    {
        var client = await app.ClientAsync();
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(OrderFile.ThreeOrders), TestContext.Current.CancellationToken);
        }

        var body = new ByteArrayContent(packed.ToArray());
        body.Headers.ContentEncoding.Add("gzip");
        var response = await client.PostAsync("/api/v1/uploads?kind=auto&file_name=orders.csv", body);
        var upload = await client.WaitForAsync((await response.JsonAsync()).GetProperty("id").GetString()!, "succeeded");

        Counts(upload).ShouldBe((3, 3, 0, 0, 0));
    }

    [Fact]
    public async Task The_list_goes_from_page_to_page_and_says_how_many_there_are()
    {
        var client = await app.ClientAsync();
        foreach (var name in new[] { "1.csv", "2.csv", "3.csv" })
        {
            await client.UploadAsync(OrderFile.ThreeOrders, $"file_name={name}");
        }

        var first = await client.JsonAsync("/api/v1/uploads?limit=2");
        var second = await client.JsonAsync($"/api/v1/uploads?limit=2&cursor={first.GetProperty("next_cursor").GetString()}");

        first.GetProperty("total").GetInt32().ShouldBe(3);
        Names(first).ShouldBe(["3.csv", "2.csv"]);
        Names(second).ShouldBe(["1.csv"]);
        second.GetProperty("next_cursor").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("kind=pictures", HttpStatusCode.BadRequest)]
    [InlineData("kind=auto", HttpStatusCode.BadRequest, "")]
    public async Task What_can_not_be_taken_is_refused_with_a_reason(string query, HttpStatusCode expected, string body = "a,b\n1,2\n")
    {
        var client = await app.ClientAsync();

        var response = await client.PostAsync($"/api/v1/uploads?{query}", body);

        response.StatusCode.ShouldBe(expected);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await response.JsonAsync()).GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_key_that_may_only_read_uploads_nothing()
    {
        var client = new UploadClient(await app.ApiClientAsync(await app.CreateTenantAsync(), "read"));

        (await client.PostAsync("/api/v1/uploads", OrderFile.ThreeOrders)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Rejected_rows_come_back_with_reasons_and_harmless_to_spreadsheets()
    {
        var client = await app.ClientAsync();
        var csv = OrderFile.Header + "\nO1,2024-03-01,C1,P1,1,10.00\nO2,not a day,=cmd(),P1,-2,10.00\n";

        var upload = await client.LoadAsync(csv);
        var id = upload.GetProperty("id").GetString();
        var lines = await client.LinesAsync($"/api/v1/uploads/{id}/rejected.csv");
        var raw = await client.LinesAsync($"/api/v1/uploads/{id}/rejected.csv?escape=false");

        Counts(upload).ShouldBe((2, 1, 0, 0, 1));
        lines[0].ShouldBe(OrderFile.Header + ",row_number,reasons,upload_id");
        lines[1].ShouldStartWith("O2,not a day,'=cmd(),P1,-2,10.00,");
        raw[1].ShouldStartWith("O2,not a day,=cmd(),P1,-2,10.00,");
    }

    [Fact]
    public async Task Rejected_rows_that_stay_wrong_come_back_with_new_reasons_in_place_of_the_old_ones()
    {
        var (client, stranger) = (await app.ClientAsync(), await app.ClientAsync());
        var upload = await client.LoadAsync(OrderFile.Header + "\nO1,2024-03-01,C1,P1,1,10.00\nO2,not a day,C1,P1,x,10.00\n");
        var rejected = await client.GetAsync($"/api/v1/uploads/{upload.GetProperty("id").GetString()}/rejected.csv");
        var file = await rejected.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        var half = await client.LoadAsync(System.Text.Encoding.UTF8.GetString(file).Replace("not a day", "2024-03-02", StringComparison.Ordinal));
        var lines = await client.LinesAsync($"/api/v1/uploads/{half.GetProperty("id").GetString()}/rejected.csv");

        file[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        Counts(half).ShouldBe((1, 0, 0, 0, 1));
        lines[0].ShouldBe(OrderFile.Header + ",row_number,reasons,upload_id");
        lines[1].ShouldStartWith("O2,2024-03-02,C1,P1,x,10.00,2,", customMessage: "it is still the second row of the first upload");
        lines[1].ShouldEndWith("," + upload.GetProperty("id").GetString());
        lines[1].ShouldNotContain("not a day");
        (await stranger.JsonAsync("/api/v1/uploads")).GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_question_about_columns_is_answered_and_the_upload_goes_on()
    {
        var client = await app.ClientAsync();
        const string csv = "belegnr,tag,kunde,wert\nB1,2024-03-01,K1,10.00\nB2,2024-03-02,K2,30.00\n";

        var id = await client.UploadAsync(csv, "file_name=kasse.csv");
        await client.WaitForAsync(id, "needs_mapping");
        var wrong = await client.PutAsync($"/api/v1/uploads/{id}/mapping?kind=order_lines", new { order_id = "nothing like it" });
        var right = await client.PutAsync(
            $"/api/v1/uploads/{id}/mapping", new { order_id = "belegnr", ordered_at = "tag", customer_id = "kunde", net_sales = "wert" });

        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        right.StatusCode.ShouldBe(HttpStatusCode.Accepted, await right.TextAsync());
        var upload = await client.WaitForAsync(id, "succeeded");
        Counts(upload).ShouldBe((2, 2, 0, 0, 0));
    }

    internal static (long Read, long New, long Changed, long Unchanged, long Rejected) Counts(JsonElement upload) => (
        upload.GetProperty("rows_read").GetInt64(), upload.GetProperty("rows_new").GetInt64(), upload.GetProperty("rows_changed").GetInt64(),
        upload.GetProperty("rows_unchanged").GetInt64(), upload.GetProperty("rows_rejected").GetInt64());

    private static string[] Names(JsonElement list) => [.. list.GetProperty("data").EnumerateArray().Select(u => u.GetProperty("file_name").GetString()!)];
}
