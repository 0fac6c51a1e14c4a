using System.Net;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Web.Tests.Jobs;

namespace ReportingPortal.Web.Tests.Reports;

public class ReportPagesTests(ReportsApp app) : IClassFixture<ReportsApp>
{
    [Fact]
    public async Task Analyst_makes_a_report_and_reads_it_in_the_browser()
    {
        var analyst = await app.SignedInAsync(app.Shop, TenantRole.Analyst);
        var made = await analyst.PostFormAsync($"/t/{app.Shop.Slug}/reports", new() { ["Wish.Period"] = "", ["Wish.From"] = "2024-03-01", ["Wish.Until"] = "2024-03-31" });
        made.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var details = made.Headers.Location!.ToString();
        await JobsApp.EventuallyAsync(async () => (await analyst.PageAsync(details)).Contains("Open the PDF"), "the report is shown");
        var page = await analyst.PageAsync(details);
        page.ShouldContain("March 2024");
        page.ShouldContain("180");
        page.ShouldNotContain("7,777");
        (await analyst.PageAsync($"/t/{app.Shop.Slug}/reports")).ShouldContain("Ready");
    }

    [Fact]
    public async Task Pdf_opens_in_the_browser_under_the_name_of_shop_and_days()
    {
        var id = await app.MarchAsync(app.Shop);
        var viewer = await app.SignedInAsync(app.Shop, TenantRole.Viewer);
        var pdf = await viewer.GetAsync($"/t/{app.Shop.Slug}/reports/{id}/pdf");
        pdf.StatusCode.ShouldBe(HttpStatusCode.OK);
        pdf.Content.Headers.ContentType!.ToString().ShouldBe("application/pdf");
        pdf.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        pdf.Content.Headers.ContentDisposition.FileNameStar.ShouldBe($"{app.Shop.Slug}-2024-03-01-to-2024-03-31.pdf");
        pdf.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        pdf.Headers.ETag.ShouldNotBeNull();
        (await viewer.GetAsync($"/t/{app.Shop.Slug}/reports/{id}/csv")).Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await viewer.GetAsync($"/t/{app.Shop.Slug}/reports/{id}/exe")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Viewer_reads_reports_and_makes_none()
    {
        var viewer = await app.SignedInAsync(app.Shop, TenantRole.Viewer);
        var page = await viewer.PageAsync($"/t/{app.Shop.Slug}/reports");
        page.ShouldNotContain("Make a report now");
        var token = await viewer.TokenAsync("/account/sign-out");
        var posted = await viewer.PostWithoutTokenAsync($"/t/{app.Shop.Slug}/reports", new() { ["Wish.Period"] = "last_month", ["__RequestVerificationToken"] = token });
        posted.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await viewer.GetAsync($"/t/{app.Shop.Slug}/mailbox")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await viewer.GetAsync($"/t/{app.Shop.Slug}/settings/schedules")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Report_of_another_shop_is_not_found_under_ones_own_address()
    {
        var id = await app.MarchAsync(app.Shop);
        var stranger = await app.SignedInAsync(app.Stranger, TenantRole.Owner);
        foreach (var path in new[] { "", "/pdf", "/csv", "/json" })
        {
            (await stranger.GetAsync($"/t/{app.Stranger.Slug}/reports/{id}{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            (await stranger.GetAsync($"/t/{app.Shop.Slug}/reports/{id}{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task Wrong_period_is_said_at_the_form()
    {
        var analyst = await app.SignedInAsync(app.Shop, TenantRole.Analyst);
        var answer = await analyst.PostFormAsync($"/t/{app.Shop.Slug}/reports", new() { ["Wish.Period"] = "", ["Wish.From"] = "2024-03-31", ["Wish.Until"] = "2024-03-01" });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.TextAsync()).ShouldContain("the last day is not before the first");
    }
}
