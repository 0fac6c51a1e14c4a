using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Pdf.Tests;
using ReportingPortal.Reports.Formatting;
using ReportingPortal.Reports.Mail;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Web.Tests.Reports;

public class ReportApiTests(ReportsApp app) : IClassFixture<ReportsApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Frozen_figures_are_those_of_the_kpi_route()
    {
        var client = await app.ApiClientAsync(app.Shop, "read");
        var id = await app.MarchAsync(app.Shop);
        var report = await (await client.GetAsync($"/api/v1/reports/{id}", Ct)).JsonAsync();
        var kpis = await (await client.GetAsync("/api/v1/kpis?from=2024-03-01&to=2024-04-01", Ct)).JsonAsync();
        var frozen = report.GetProperty("data").GetProperty("kpis").GetProperty("current");
        frozen.GetProperty("net_sales").GetDecimal().ShouldBe(180m);
        foreach (var figure in new[] { "net_sales", "orders", "customers", "new_customers", "returning_customers", "units_sold" })
        {
            frozen.GetProperty(figure).GetDecimal().ShouldBe(kpis.GetProperty("data").GetProperty(figure).GetDecimal(), figure);
        }

        report.GetProperty("meta").GetProperty("as_of").GetString().ShouldBe("2024-03-15");
        report.GetProperty("meta").GetProperty("incomplete").GetBoolean().ShouldBeTrue();
        report.GetProperty("report").GetProperty("sha256").GetString()!.Length.ShouldBe(64);
    }

    [Fact]
    public async Task One_report_is_had_as_pdf_page_and_tables()
    {
        var client = await app.ApiClientAsync(app.Shop, "read");
        var id = await app.MarchAsync(app.Shop);
        var pdf = await client.GetAsync($"/api/v1/reports/{id}.pdf", Ct);
        pdf.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        Encoding.ASCII.GetString(await pdf.Content.ReadAsByteArrayAsync(Ct), 0, 5).ShouldBe("%PDF-");
        var html = await (await client.GetAsync($"/api/v1/reports/{id}.html", Ct)).TextAsync();
        html.ShouldContain("180");
        html.ShouldNotContain("<script");
        html.ShouldNotContain("style=");
        using var zip = new ZipArchive(await (await client.GetAsync($"/api/v1/reports/{id}.csv", Ct)).Content.ReadAsStreamAsync(Ct));
        zip.Entries.Select(e => e.FullName).ShouldContain("key_figures.csv");
    }

    [Fact]
    public async Task A_rate_is_a_bare_number_to_programs_and_written_alike_on_page_report_and_mail()
    {
        var shop = await app.ShopAsync(null, shop => shop.WithWorkedExample().Order("O10", "C1", "2024-03-20", 50, "B", "Books", "North"));
        var id = await app.MarchAsync(shop);
        var client = await app.ApiClientAsync(shop, "read");
        var viewer = await app.SignedInAsync(shop, TenantRole.Viewer);
        await using var scope = app.Database.ScopeOf(shop);
        var mail = ReportMail.Compose(
            (await new StoredReports(scope.Session).FrozenAsync(id, Ct))!.Snapshot, new("https://portal.example/r/1", "https://portal.example/stop/1", "you asked for it"));

        // Of the three customers of March only C1 ordered twice in it.
        var kpis = (await (await client.GetAsync("/api/v1/kpis?from=2024-03-01&to=2024-04-01", Ct)).JsonAsync()).GetProperty("data");
        kpis.GetProperty("repeat_purchase_rate").GetDecimal().ShouldBe(1 / 3m, 0.0001m);
        foreach (var face in new[]
        {
            WebUtility.HtmlDecode(await (await viewer.GetAsync($"/t/{shop.Slug}/overview?from=2024-03-01&until=2024-03-31")).Content.ReadAsStringAsync(Ct)),
            WebUtility.HtmlDecode(await client.GetStringAsync($"/api/v1/reports/{id}.html", Ct)),
            WebUtility.HtmlDecode(mail.Html),
            mail.Text,
        })
        {
            face.ShouldContain("33.3\u00a0%");
            face.ShouldNotContain("33.3%");
        }

        PdfTools.Text(await client.GetByteArrayAsync($"/api/v1/reports/{id}.pdf", Ct)).ShouldContain("33.3 %", Case.Sensitive, "poppler writes every space as a plain one");
    }

    [Fact]
    public async Task An_amount_is_written_alike_on_page_report_mail_and_pdf()
    {
        // 100 + 30 + 50 of the worked example and this make 999,500: a million where it is shortened.
        var shop = await app.ShopAsync(null, shop => shop.WithWorkedExample().Order("O10", "C1", "2024-03-20", 999320, "B", "Books", "North"));
        var id = await app.MarchAsync(shop);
        var client = await app.ApiClientAsync(shop, "read");
        var viewer = await app.SignedInAsync(shop, TenantRole.Viewer);
        await using var scope = app.Database.ScopeOf(shop);
        var mail = ReportMail.Compose(
            (await new StoredReports(scope.Session).FrozenAsync(id, Ct))!.Snapshot, new("https://portal.example/r/1", "https://portal.example/stop/1", "you asked for it"));
        var symbol = new MoneyText(shop.Currency).Prefix;
        var page = WebUtility.HtmlDecode(await (await viewer.GetAsync($"/t/{shop.Slug}/overview?from=2024-03-01&until=2024-03-31")).Content.ReadAsStringAsync(Ct));
        var html = WebUtility.HtmlDecode(await client.GetStringAsync($"/api/v1/reports/{id}.html", Ct));
        var pdf = PdfTools.Text(await client.GetByteArrayAsync($"/api/v1/reports/{id}.pdf", Ct));

        foreach (var face in new[] { page, html, WebUtility.HtmlDecode(mail.Html), mail.Text, pdf })
        {
            face.ShouldContain($"{symbol}999,500.00");
            face.ShouldContain($" to {symbol}999,500, from {symbol}250 in ", Case.Sensitive, "the narrative");
            face.ShouldNotContain("1000k");
        }

        foreach (var face in new[] { page, mail.Subject, pdf })
        {
            face.ShouldMatch($"{Regex.Escape(symbol)}1M\\b");
        }

        page.ShouldContain($"data-money-prefix=\"{symbol}\" data-money-decimals=\"2\"");
    }

    [Fact]
    public async Task Reports_of_others_do_not_exist()
    {
        var id = await app.MarchAsync(app.Shop);
        var stranger = await app.ApiClientAsync(app.Stranger, "read", "write", "admin");
        foreach (var path in new[] { $"{id}", $"{id}.pdf", $"{id}.html", $"{id}.csv", $"{Guid.NewGuid()}" })
        {
            (await stranger.GetAsync($"/api/v1/reports/{path}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        var list = await (await stranger.GetAsync("/api/v1/reports", Ct)).JsonAsync();
        list.GetProperty("data").EnumerateArray().ShouldNotContain(r => r.GetProperty("id").GetGuid() == id);
    }

    [Fact]
    public async Task List_pages_newest_first_by_cursor()
    {
        var (first, second) = (await app.MarchAsync(app.Shop), await app.MarchAsync(app.Shop));
        var client = await app.ApiClientAsync(app.Shop, "read");
        var page = await (await client.GetAsync("/api/v1/reports?limit=1", Ct)).JsonAsync();
        page.GetProperty("data")[0].GetProperty("id").GetGuid().ShouldBe(second);
        page.GetProperty("total").GetInt32().ShouldBeGreaterThanOrEqualTo(2);
        var next = await (await client.GetAsync($"/api/v1/reports?limit=1&cursor={page.GetProperty("next_cursor").GetString()}", Ct)).JsonAsync();
        next.GetProperty("data")[0].GetProperty("id").GetGuid().ShouldBe(first);
        (await client.GetAsync("/api/v1/reports?cursor=nonsense", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.GetAsync("/api/v1/reports?limit=0", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("""{"period": "someday"}""")]
    [InlineData("""{"period": {"from": "2024-03-01", "to": "2024-03-01"}}""")]
    [InlineData("""{"period": {"from": "2024-03-01"}}""")]
    [InlineData("""{}""")]
    [InlineData("""{"period": "last_month", "template": "fancy"}""")]
    [InlineData("""{"period": "last_month", "sections": ["kpis"]}""")]
    [InlineData("""{"period": "last_month", "filters": {"region": "Atlantis"}}""")]
    public async Task Wish_that_cannot_be_kept_is_refused_with_its_reason(string body)
    {
        var client = await app.ApiClientAsync(app.Shop, "write");
        var response = await client.PostAsync("/api/v1/reports", new StringContent(body, Encoding.UTF8, "application/json"), Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.JsonAsync()).GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Making_reports_and_schedules_needs_the_scopes_for_it()
    {
        var reader = await app.ApiClientAsync(app.Shop, "read");
        var writer = await app.ApiClientAsync(app.Shop, "write");
        var schedule = new { name = "W", weekday = "monday", time = "07:00", recipients = new[] { "a@b.example" }, approves_outsiders = true };
        (await reader.PostAsJsonAsync("/api/v1/reports", new { period = "last_month" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await writer.PostAsJsonAsync("/api/v1/report-schedules", schedule, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await writer.GetAsync("/api/v1/deliveries", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await app.CreateClient().GetAsync("/api/v1/reports", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Schedule_is_made_listed_and_simulated()
    {
        var admin = await app.ApiClientAsync(app.Shop, "read", "admin");
        var schedule = new { name = "Sunday", weekday = "sunday", time = "02:30", recipients = new[] { "board@shop.example" } };
        var refused = await admin.PostAsJsonAsync("/api/v1/report-schedules", schedule, Ct);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.JsonAsync()).GetProperty("detail").GetString()!.ShouldContain("no member");
        var created = await admin.PostAsJsonAsync("/api/v1/report-schedules", new { schedule.name, schedule.weekday, schedule.time, schedule.recipients, approves_outsiders = true }, Ct);
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var made = await created.JsonAsync();
        made.GetProperty("time").GetString().ShouldBe("02:30");
        var next = await (await admin.GetAsync($"/api/v1/report-schedules/{made.GetProperty("id").GetGuid()}/next?count=60", Ct)).JsonAsync();
        var fires = next.GetProperty("data").EnumerateArray().Select(f => f.GetProperty("local").GetString()!).ToList();
        fires.Count.ShouldBe(60);
        fires.ShouldContain(f => f.Contains("T03:00:00+02:00", StringComparison.Ordinal), "the clock jumps over 02:30 once a year");
        var stranger = await app.ApiClientAsync(app.Stranger, "read");
        (await stranger.GetAsync($"/api/v1/report-schedules/{made.GetProperty("id").GetGuid()}/next", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await stranger.GetAsync("/api/v1/report-schedules", Ct)).JsonAsync()).GetProperty("total").GetInt32().ShouldBe(0);
    }
}
