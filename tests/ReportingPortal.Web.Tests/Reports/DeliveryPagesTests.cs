using System.Net;
using System.Text.RegularExpressions;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Tests.Jobs;

namespace ReportingPortal.Web.Tests.Reports;

public partial class DeliveryPagesTests(ReportsApp app) : IClassFixture<ReportsApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Report_sent_now_arrives_in_the_mailbox_with_its_pdf_and_once()
    {
        var shop = await app.CreateTenantAsync();
        var owner = await app.SignedInAsync(shop, TenantRole.Owner);
        await SendNowAsync(shop, owner, "board@shop.example");
        var mail = await MailAsync(shop, owner);
        var page = await owner.PageAsync(mail);
        page.ShouldContain("sandbox");
        page.ShouldContain("board@shop.example");
        var pdf = await owner.GetAsync(mail + "/attachment");
        pdf.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        pdf.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await owner.PageAsync($"/t/{shop.Slug}/reports/deliveries")).ShouldContain("Went out");
        await PressSendAsync(shop, owner);
        (await owner.PageAsync($"/t/{shop.Slug}/settings/schedules")).ShouldContain("Everybody has a line for last week already");
        MailLink().Count(await owner.PageAsync($"/t/{shop.Slug}/mailbox")).ShouldBe(1);
    }

    [Fact]
    public async Task Mail_is_shown_in_a_frame_that_can_run_and_load_nothing()
    {
        var shop = await app.CreateTenantAsync();
        var owner = await app.SignedInAsync(shop, TenantRole.Owner);
        await SendNowAsync(shop, owner, "board@shop.example");
        var mail = await MailAsync(shop, owner);
        var html = await owner.GetAsync(mail + "/html");
        var policy = html.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("sandbox");
        policy.ShouldNotContain("script-src");
        (await owner.GetAsync(mail)).Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe-inline");
    }

    [Fact]
    public async Task Mailbox_and_ledger_of_another_shop_stay_closed()
    {
        var shop = await app.CreateTenantAsync();
        var owner = await app.SignedInAsync(shop, TenantRole.Owner);
        await SendNowAsync(shop, owner, "board@shop.example");
        var mail = await MailAsync(shop, owner);
        var stranger = await app.SignedInAsync(app.Stranger, TenantRole.Owner);
        foreach (var path in new[] { "", "/html", "/attachment" })
        {
            (await stranger.GetAsync(mail.Replace(shop.Slug, app.Stranger.Slug) + path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await stranger.PageAsync($"/t/{app.Stranger.Slug}/mailbox")).ShouldNotContain("board@shop.example");
        (await stranger.PageAsync($"/t/{app.Stranger.Slug}/reports/deliveries")).ShouldNotContain("board@shop.example");
        var api = await app.ApiClientAsync(app.Stranger, "read");
        (await (await api.GetAsync("/api/v1/deliveries", Ct)).JsonAsync()).GetProperty("total").GetInt32().ShouldBe(0);
        var own = await app.ApiClientAsync(shop, "read");
        (await (await own.GetAsync("/api/v1/deliveries?status=accepted", Ct)).JsonAsync()).GetProperty("data")[0].GetProperty("recipient").GetString().ShouldBe("board@shop.example");
        (await own.GetAsync("/api/v1/deliveries?status=lost", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Link_in_the_mail_ends_the_mails_without_signing_in()
    {
        var shop = await app.CreateTenantAsync();
        var owner = await app.SignedInAsync(shop, TenantRole.Owner);
        await SendNowAsync(shop, owner, "board@shop.example", "chair@shop.example");
        var mail = await MailAsync(shop, owner);
        var recipient = (await owner.PageAsync(mail)).Contains("To board@shop.example") ? "board@shop.example" : "chair@shop.example";
        var stop = StopLink().Match(await owner.PageAsync(mail)).Value;
        var anyone = app.NewClient();
        (await anyone.PageAsync(stop)).ShouldContain("Stop these mails?");
        (await owner.PageAsync($"/t/{shop.Slug}/settings/schedules")).ShouldContain(recipient);
        var done = await anyone.PostWithoutTokenAsync(stop, new() { ["List-Unsubscribe"] = "One-Click" });
        (await done.TextAsync()).ShouldContain("Done");
        (await owner.PageAsync($"/t/{shop.Slug}/settings/schedules")).ShouldNotContain(recipient);
        (await anyone.PageAsync(stop[..^4] + "AAAA")).ShouldContain("not valid");
    }

    [Fact]
    public async Task Schedule_shows_its_next_fires_and_pauses()
    {
        var shop = await app.CreateTenantAsync();
        var owner = await app.SignedInAsync(shop, TenantRole.Owner);
        await CreateAsync(shop, owner, "board@shop.example");
        var page = await owner.PageAsync($"/t/{shop.Slug}/settings/schedules");
        FireLine().Count(page).ShouldBe(5);
        page.ShouldContain("Mondays at 07:00, Europe/Berlin");
        var id = ScheduleId().Match(page).Groups[1].Value;
        (await owner.PostFormAsync($"/t/{shop.Slug}/settings/schedules", new() { ["scheduleId"] = id, ["isActive"] = "false" }, $"/t/{shop.Slug}/settings/schedules?handler=Active"))
            .StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await owner.PageAsync($"/t/{shop.Slug}/settings/schedules")).ShouldContain("Paused");
        var stranger = await app.SignedInAsync(app.Stranger, TenantRole.Owner);
        (await stranger.GetAsync($"/t/{app.Stranger.Slug}/settings/schedules/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var changed = await owner.PostFormAsync(
            $"/t/{shop.Slug}/settings/schedules/{id}",
            new() { ["Form.Name"] = "Friday", ["Form.Weekday"] = "Friday", ["Form.Time"] = "16:30", ["Form.Recipients"] = "nobody", ["Form.ApprovesOutsiders"] = "true" });
        (await changed.TextAsync()).ShouldContain("“nobody” is no mail address.");
    }

    private static async Task SendNowAsync(Tenant shop, PortalClient owner, params string[] recipients)
    {
        await CreateAsync(shop, owner, recipients);
        await PressSendAsync(shop, owner);
    }

    private static async Task CreateAsync(Tenant shop, PortalClient owner, params string[] recipients)
        => (await owner.PostFormAsync(
            $"/t/{shop.Slug}/settings/schedules/create",
            new() { ["Form.Name"] = "Weekly report", ["Form.Weekday"] = "Monday", ["Form.Time"] = "07:00", ["Form.Recipients"] = string.Join('\n', recipients), ["Form.ApprovesOutsiders"] = "true" }))
            .StatusCode.ShouldBe(HttpStatusCode.Redirect);

    private static async Task PressSendAsync(Tenant shop, PortalClient owner)
    {
        var schedules = $"/t/{shop.Slug}/settings/schedules";
        var id = ScheduleId().Match(await owner.PageAsync(schedules)).Groups[1].Value;
        (await owner.PostFormAsync(schedules, new() { ["scheduleId"] = id }, schedules + "?handler=Send")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task<string> MailAsync(Tenant shop, PortalClient owner)
    {
        var link = "";
        await JobsApp.EventuallyAsync(async () => (link = MailLink().Match(await owner.PageAsync($"/t/{shop.Slug}/mailbox")).Groups[1].Value).Length > 0, "the mail arrives");
        return link;
    }

    [GeneratedRegex("""href="(/t/[^"/]+/mailbox/[0-9a-f-]{36})">""")]
    private static partial Regex MailLink();

    [GeneratedRegex("""http://localhost/unsubscribe/[\w-]+""")]
    private static partial Regex StopLink();

    [GeneratedRegex("""settings/schedules/([0-9a-f-]{36})""")]
    private static partial Regex ScheduleId();

    [GeneratedRegex("""<li>Mon \d+ \w+ \d{4}, 07:00 UTC""")]
    private static partial Regex FireLine();
}
