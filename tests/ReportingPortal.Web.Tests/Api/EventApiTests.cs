using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Tests.Jobs;

namespace ReportingPortal.Web.Tests.Api;

public class EventApiTests(JobsApp app) : IClassFixture<JobsApp>
{
    private const string Purchase = """{"event_id":"E2","user_id":"U1","session_id":"S1","event_type":"purchase","timestamp":"2024-03-01T10:05:00+01:00","product_id":"P1","category":"Toys, \"wooden\"","price":1.250,"quantity":2}""";
    private const string Visit = """{"event_id":"E1","user_id":"U1","session_id":"S1","event_type":"product_view","timestamp":"2024-03-01T09:00:00Z","product_id":"P1"}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_become_visits_and_orders_and_the_same_call_again_changes_nothing()
    {
        var tenant = await app.CreateTenantAsync();
        var client = await app.ApiClientAsync(tenant, "read", "write");

        var first = await SendAsync(client, Body(Visit, Purchase));
        var loaded = await UploadsAsync(client, 1);
        await SendAsync(client, Body(Visit, Purchase));
        var again = (await UploadsAsync(client, 2))[0];

        first.StatusCode.ShouldBe(HttpStatusCode.Accepted, await first.TextAsync());
        Counts(await first.JsonAsync()).ShouldBe((2, 2, 0));
        loaded[0].GetProperty("kind").GetString().ShouldBe("events");
        loaded[0].GetProperty("file_name").GetString()!.ShouldStartWith("Events by API, ");
        loaded[0].GetProperty("rows_new").GetInt32().ShouldBe(2);
        (again.GetProperty("rows_new").GetInt32(), again.GetProperty("rows_changed").GetInt32(), again.GetProperty("rows_unchanged").GetInt32()).ShouldBe((0, 0, 2));
        var kpis = (await (await client.GetAsync("/api/v1/kpis", Ct)).JsonAsync()).GetProperty("data");
        (kpis.GetProperty("net_sales").GetDecimal(), kpis.GetProperty("orders").GetInt32()).ShouldBe((2.5m, 1));
        var category = (await (await client.GetAsync("/api/v1/sales/by-category", Ct)).JsonAsync()).GetProperty("data")[0];
        category.GetProperty("name").GetString().ShouldBe("Toys, \"wooden\"");
    }

    [Fact]
    public async Task The_same_events_sent_by_two_shops_are_each_shops_own()
    {
        var (shop, other) = (await app.CreateTenantAsync(), await app.CreateTenantAsync());
        var (client, stranger) = (await app.ApiClientAsync(shop, "read", "write"), await app.ApiClientAsync(other, "read", "write"));

        await SendAsync(client, Body(Visit));
        await SendAsync(stranger, Body(Visit, Purchase));
        await SendAsync(client, Body(Purchase));

        (await UploadsAsync(client, 1)).Sum(upload => upload.GetProperty("rows_new").GetInt32()).ShouldBe(2);
        (await UploadsAsync(stranger, 1)).Sum(upload => upload.GetProperty("rows_new").GetInt32()).ShouldBe(2);
    }

    [Fact]
    public async Task One_bad_event_stops_its_call_and_is_named_with_every_reason()
    {
        var tenant = await app.CreateTenantAsync();
        var client = await app.ApiClientAsync(tenant, "read", "write");

        var answer = await SendAsync(client, Body(
            Visit, """{"event_id":"E9","event_type":"click","timestamp":"2024-03-01T10:05:00","price":"much","quantiy":1}""", "7"));
        var problem = await answer.JsonAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        problem.GetProperty("detail").GetString()!.ShouldStartWith("2 of 3 events can't be taken, so none was.");
        var errors = problem.GetProperty("errors").EnumerateArray().ToList();
        errors.Select(error => error.GetProperty("index").GetInt32()).ShouldBe([1, 2]);
        errors[0].GetProperty("event_id").GetString().ShouldBe("E9");
        errors[0].GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()).ShouldBe(
        [
            "there is no field quantiy",
            "event_type is none of session_start, product_view, add_to_cart, purchase, session_end: click",
            "timestamp is not a time with its offset, like 2026-11-21T14:05:00Z: 2024-03-01T10:05:00",
            "price is not a number: much", "the event has neither a user_id nor a session_id",
        ]);
        errors[1].GetProperty("reasons")[0].GetString().ShouldBe("an event is a JSON object");
        (await WaitingAsync(tenant)).ShouldBe(0);
    }

    [Fact]
    public async Task More_than_5000_events_are_refused_with_the_limit_and_5000_packed_ones_taken()
    {
        var client = await app.ApiClientAsync(await app.CreateTenantAsync(), "read", "write");

        var tooMany = await SendAsync(client, Many(5001));
        var packed = await SendAsync(client, Packed(Many(5000)), "gzip");
        var upload = (await UploadsAsync(client, 1))[0];

        tooMany.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await tooMany.JsonAsync()).GetProperty("detail").GetString()!.ShouldContain("at most 5,000 events");
        packed.StatusCode.ShouldBe(HttpStatusCode.Accepted, await packed.TextAsync());
        Counts(await packed.JsonAsync()).ShouldBe((5000, 5000, 0));
        (upload.GetProperty("rows_new").GetInt32(), upload.GetProperty("rows_rejected").GetInt32()).ShouldBe((5000, 0));
    }

    [Fact]
    public async Task An_event_twice_in_a_call_counts_once_as_sent_last()
    {
        var client = await app.ApiClientAsync(await app.CreateTenantAsync(), "read", "write");

        var answer = await SendAsync(client, Body(Purchase.Replace("1.250", "9", StringComparison.Ordinal), Purchase));
        var upload = (await UploadsAsync(client, 1))[0];

        Counts(await answer.JsonAsync()).ShouldBe((2, 1, 1));
        (upload.GetProperty("rows_new").GetInt32(), upload.GetProperty("rows_unchanged").GetInt32()).ShouldBe((1, 1));
        (await (await client.GetAsync("/api/v1/kpis", Ct)).JsonAsync()).GetProperty("data").GetProperty("net_sales").GetDecimal().ShouldBe(2.5m);
    }

    [Theory]
    [InlineData("not json", "application/json", null, HttpStatusCode.BadRequest)]
    [InlineData("{\"events\":[]}", "application/json", null, HttpStatusCode.BadRequest)]
    [InlineData("[]", "application/json", null, HttpStatusCode.BadRequest)]
    [InlineData("not gzip", "application/json", "gzip", HttpStatusCode.BadRequest)]
    [InlineData("{}", "application/json", "br", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("a,b", "text/csv", null, HttpStatusCode.UnsupportedMediaType)]
    public async Task What_is_no_call_of_events_is_refused(string body, string type, string? encoding, HttpStatusCode expected)
    {
        var client = await app.ApiClientAsync(await app.CreateTenantAsync(), "write");

        (await SendAsync(client, Encoding.UTF8.GetBytes(body), encoding, type)).StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task A_small_packed_body_that_unpacks_to_a_flood_is_refused()
    {
        var client = await app.ApiClientAsync(await app.CreateTenantAsync(), "write");

        var answer = await SendAsync(client, Packed(new byte[32 * 1024 * 1024]), "gzip");

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_key_that_may_only_read_sends_no_events()
    {
        var client = await app.ApiClientAsync(await app.CreateTenantAsync(), "read");

        (await SendAsync(client, Body(Visit))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static byte[] Body(params string[] events) => Encoding.UTF8.GetBytes($"{{\"events\":[{string.Join(',', events)}]}}");

    private static byte[] Many(int count)
        => JsonSerializer.SerializeToUtf8Bytes(new
        {
            events = Enumerable.Range(0, count).Select(n => new
            {
                event_id = $"E{n}",
                user_id = $"U{n % 97}",
                session_id = $"S{n % 311}",
                event_type = n % 50 == 0 ? "purchase" : "product_view",
                timestamp = new DateTimeOffset(2024, 3, 1, 8, 0, 0, TimeSpan.Zero).AddSeconds(n),
                product_id = $"P{n % 13}",
                price = 1.5m,
                quantity = 1,
            }),
        });

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, byte[] body, string? encoding = null, string type = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new(type);
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        return await client.PostAsync("/api/v1/events", content, Ct);
    }

    /// <summary>The shop's uploads, newest first, once there are so many and all are loaded.</summary>
    private static async Task<List<JsonElement>> UploadsAsync(HttpClient client, int count)
    {
        List<JsonElement> uploads = [];
        await JobsApp.EventuallyAsync(
            async () =>
            {
                uploads = [.. (await client.GetFromJsonAsync<JsonElement>("/api/v1/uploads", Ct)).GetProperty("data").EnumerateArray()];
                return uploads.Count >= count && uploads.All(upload => upload.GetProperty("status").GetString() == "succeeded");
            },
            $"{count} uploads are loaded");
        return uploads;
    }

    private static (int Received, int Accepted, int Repeated) Counts(JsonElement answer)
        => (answer.GetProperty("received").GetInt32(), answer.GetProperty("accepted").GetInt32(), answer.GetProperty("repeated").GetInt32());

    private async Task<int> WaitingAsync(Tenant tenant)
    {
        await using var connection = new Npgsql.NpgsqlConnection(app.Database.AdminConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new Npgsql.NpgsqlCommand(
            "select (select count(*) from event_batches where tenant_id = $1) + (select count(*) from uploads where tenant_id = $1)", connection);
        command.Parameters.AddWithValue(tenant.TenantId);
        return (int)(long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
