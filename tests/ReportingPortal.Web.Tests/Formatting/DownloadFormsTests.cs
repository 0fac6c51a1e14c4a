using System.IO.Compression;
using System.Net;
using System.Text;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Tests.Reports;

namespace ReportingPortal.Web.Tests.Formatting;

/// <summary>Tables saved from pages are read by spreadsheets of the reader's country; programs get one form for ever.</summary>
public class DownloadFormsTests(ReportsApp app) : IClassFixture<ReportsApp>
{
    private const string Regions = "/api/v1/sales/by-region?from=2024-03-01&to=2024-04-01&format=csv";

    [Fact]
    public async Task A_German_browser_gets_semicolons_decimal_commas_and_the_mark_of_the_encoding()
    {
        var shop = await ShopAsync("download-german");
        var german = await BrowserAsync(shop, "de-DE,de;q=0.9,en;q=0.8");

        (await FileAsync(german, Regions)).ShouldStartWith("\ufeffid;name;net_sales;");
        (await FileAsync(german, Regions)).ShouldContain("\r\n\"West; Süd\";\"West; Süd\";180,5000;");
    }

    [Fact]
    public async Task An_English_browser_gets_commas_and_points_and_one_of_no_known_language_too()
    {
        var shop = await ShopAsync("download-english");

        foreach (var language in new[] { "en-GB", "xx-notalanguage, en;q=0.5", "fa;q=0.1, en-US" })
        {
            var file = await FileAsync(await BrowserAsync(shop, language), Regions);
            file.ShouldStartWith("\ufeffid,name,net_sales,", customMessage: language);
            file.ShouldContain("\r\nWest; Süd,West; Süd,180.5000,", customMessage: language);
        }
    }

    [Fact]
    public async Task Programs_get_the_plain_form_whatever_they_send_along()
    {
        var shop = await ShopAsync("download-programs");
        var key = await app.ApiClientAsync(shop, "read");
        key.DefaultRequestHeaders.Add("Accept-Language", "de-DE");
        key.DefaultRequestHeaders.Add("Cookie", "rp-csv=semicolons");
        var session = await BrowserAsync(shop, "de-DE");
        session.Http.DefaultRequestHeaders.Add("Accept", "text/csv");

        Text(await key.GetByteArrayAsync(Regions, TestContext.Current.CancellationToken)).ShouldStartWith("id,name,net_sales,");
        (await FileAsync(session, Regions.Replace("&format=csv", "", StringComparison.Ordinal))).ShouldStartWith("id,name,net_sales,");
        (await FileAsync(await BrowserAsync(shop, language: null), Regions)).ShouldStartWith("id,name,net_sales,", customMessage: "no language is asked for");
    }

    [Fact]
    public async Task What_is_chosen_at_a_browser_holds_for_figures_reports_and_rejected_rows_there_and_nowhere_else()
    {
        var shop = await ShopAsync("download-chosen");
        var report = await app.MarchAsync(shop);
        var (here, elsewhere) = (await BrowserAsync(shop, "en-US"), await BrowserAsync(shop, "en-US"));
        (await here.PageAsync("/account/downloads")).ShouldContain("As spreadsheets in this browser's language read them: English (United States)");

        var saved = await here.PostFormAsync("/account/downloads?returnUrl=/t/download-chosen/sales", new() { ["Chosen"] = "semicolons" });

        saved.Headers.Location!.ToString().ShouldBe("/t/download-chosen/sales");
        (await FileAsync(here, Regions)).ShouldStartWith("\ufeffid;name;net_sales;");
        (await FileAsync(elsewhere, Regions)).ShouldStartWith("\ufeffid,name,net_sales,");
        (await TableAsync(here, $"/t/download-chosen/reports/{report}/csv", "regions.csv")).ShouldContain("\"West; Süd\";180,5");
        (await TableAsync(elsewhere, $"/t/download-chosen/reports/{report}/csv", "regions.csv")).ShouldContain("West; Süd,180.5");
    }

    [Fact]
    public async Task A_choice_that_is_none_says_so_and_a_foreign_address_is_not_gone_back_to()
    {
        var browser = await BrowserAsync(app.Shop, "en-US");

        (await (await browser.PostFormAsync("/account/downloads", new() { ["Chosen"] = "tabs" })).TextAsync()).ShouldContain("Choose one of the forms.");
        (await browser.PostFormAsync("/account/downloads?returnUrl=https://evil.example", new() { ["Chosen"] = "plain" })).Headers.Location!.ToString().ShouldBe("/");
        (await app.NewClient().GetAsync("/account/downloads")).StatusCode.ShouldBe(HttpStatusCode.Redirect, "only people who are signed in have a browser of their own");
    }

    private Task<Tenant> ShopAsync(string slug) => app.ShopAsync(slug, shop => shop.Order("O1", "C1", "2024-03-05", 180.5m, "A", "Games", "West; Süd"));

    private async Task<PortalClient> BrowserAsync(Tenant shop, string? language)
    {
        var browser = await app.SignedInAsync(shop, TenantRole.Viewer);
        if (language is not null)
        {
            browser.Http.DefaultRequestHeaders.Add("Accept-Language", language);
        }

        return browser;
    }

    private static async Task<string> FileAsync(PortalClient browser, string path) => Text(await browser.Http.GetByteArrayAsync(path));

    private static async Task<string> TableAsync(PortalClient browser, string path, string name)
    {
        await using var archive = new ZipArchive(await browser.Http.GetStreamAsync(path));
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return await reader.ReadToEndAsync();
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
