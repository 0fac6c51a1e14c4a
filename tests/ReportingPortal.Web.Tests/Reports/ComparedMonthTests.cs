using System.IO.Compression;
using System.Text.Json;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Pdf.Tests;
using ReportingPortal.Reports.Mail;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Web.Tests.Reports;

/// <summary>
/// Two shops whose data begin on Monday 3 June 2024 and end with July. The one closed on weekends sold on each of June's 20 working days (10 a day)
/// and July's 23 (12 a day); the other, open daily, is short of two days of June.
/// </summary>
public class ComparedMonthTests(ReportsApp app) : IClassFixture<ReportsApp>
{
    private const string NotCompared = "not compared: history starts 3 Jun 2024";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_second_month_of_a_shop_that_began_after_a_weekend_is_compared_on_every_face()
    {
        var faces = await FacesAsync(await ShopAsync(isOpenOnWeekends: false));

        faces.Kpis.GetProperty("previous_is_covered").GetBoolean().ShouldBeTrue();
        (faces.Kpis.GetProperty("net_sales").GetDecimal(), faces.Kpis.GetProperty("previous").GetProperty("net_sales").GetDecimal()).ShouldBe((276, 200));
        faces.Narrative.GetProperty("is_covered").GetBoolean().ShouldBeTrue();
        faces.Months[1].GetProperty("growth").GetDecimal().ShouldBe(.38m);
        faces.Months.Select(month => month.GetProperty("history_starts_here").GetBoolean()).ShouldBe([false, false]);
        faces.Page.ShouldContain("compared to 1 Jun – 30 Jun 2024");
        faces.Page.ShouldContain("Net sales rose 38.0 % to €276");
        faces.Page.ShouldContain("vs period before");
        foreach (var told in faces.Told)
        {
            told.ShouldContain("Net sales rose 38.0 % to €276, from €200 in June 2024.");
            told.ShouldNotContain("history starts");
        }

        faces.Change.ShouldContain(line => line.StartsWith("2024-07-01,2024-08-01,2024-06-01,2024-07-01,all,net_sales,276.", StringComparison.Ordinal) && line.EndsWith(','));
        faces.Monthly.Select(line => line.EndsWith(",false", StringComparison.Ordinal)).ShouldBe([false, true, true]);
    }

    [Fact]
    public async Task The_second_month_of_a_shop_whose_first_is_cut_is_compared_on_no_face()
    {
        var faces = await FacesAsync(await ShopAsync(isOpenOnWeekends: true));

        faces.Kpis.GetProperty("previous_is_covered").GetBoolean().ShouldBeFalse();
        (faces.Kpis.GetProperty("net_sales").GetDecimal(), faces.Kpis.GetProperty("previous").GetProperty("net_sales").GetDecimal()).ShouldBe((372, 280));
        faces.Narrative.GetProperty("is_covered").GetBoolean().ShouldBeFalse();
        faces.Months[1].GetProperty("growth").ValueKind.ShouldBe(JsonValueKind.Null);
        faces.Months.Select(month => month.GetProperty("history_starts_here").GetBoolean()).ShouldBe([true, false]);
        faces.Page.ShouldContain(NotCompared);
        faces.Page.ShouldContain("nothing earlier to compare with");
        foreach (var told in faces.Told)
        {
            told.ShouldContain("Net sales were €372; the history starts on 3 Jun 2024, so that June 2024 is not all there to compare with.");
            told.ShouldNotContain("rose");
        }

        faces.Change.ShouldContain(line => line.StartsWith("2024-07-01,2024-08-01,2024-06-01,2024-07-01,all,net_sales,372.", StringComparison.Ordinal) && line.EndsWith(",2024-06-03", StringComparison.Ordinal));
        faces.Monthly.Select(line => line.EndsWith(",true", StringComparison.Ordinal)).ShouldBe([false, true, false]);
    }

    private Task<Tenant> ShopAsync(bool isOpenOnWeekends)
        => app.ShopAsync(null, shop => Enumerable.Range(0, 59).Select(new DateOnly(2024, 6, 3).AddDays).Where(day => isOpenOnWeekends || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .Aggregate(shop, (seed, day) => seed.Order($"{day:O}", "C1", $"{day:O}", day.Month == 6 ? 10 : 12)));

    private async Task<Faces> FacesAsync(Tenant shop)
    {
        var client = await app.ApiClientAsync(shop, "read");
        var report = await app.MonthAsync(shop, new DateOnly(2024, 7, 1));
        await using var scope = app.Database.ScopeOf(shop);
        var mail = ReportMail.Compose((await new StoredReports(scope.Session).FrozenAsync(report, Ct))!.Snapshot, new("https://portal.example/r/1", "https://portal.example/stop/1", "you asked for it"));
        using var zip = new ZipArchive(await client.GetStreamAsync($"/api/v1/reports/{report}.csv", Ct));
        var narrative = await DataAsync("narrative");
        return new Faces(
            await DataAsync("kpis"), narrative, [.. (await DataAsync("sales/monthly?from=2024-06-01&to=2024-08-01")).EnumerateArray()],
            await (await app.SignedInAsync(shop, TenantRole.Viewer)).PageAsync($"/t/{shop.Slug}/overview?from=2024-07-01&until=2024-07-31"),
            [
                narrative.GetProperty("sentences")[0].GetString()!.Plain(), (await client.GetStringAsync($"/api/v1/reports/{report}.html", Ct)).Plain(),
                mail.Html.Plain(), mail.Text.Plain(), string.Join(' ', PdfTools.Text(await client.GetByteArrayAsync($"/api/v1/reports/{report}.pdf", Ct)).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)),
            ],
            await FileAsync("change.csv"), await FileAsync("monthly.csv"));

        async Task<JsonElement> DataAsync(string route)
            => (await (await client.GetAsync($"/api/v1/{route}{(route.Contains('?', StringComparison.Ordinal) ? "" : "?from=2024-07-01&to=2024-08-01")}", Ct)).JsonAsync()).GetProperty("data");

        async Task<string[]> FileAsync(string name)
        {
            using var reader = new StreamReader(zip.GetEntry(name)!.Open());
            return (await reader.ReadToEndAsync(Ct)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        }
    }

    /// <param name="Told">The change in sentences: of the API, and the report as page, mail and PDF.</param>
    private sealed record Faces(JsonElement Kpis, JsonElement Narrative, List<JsonElement> Months, string Page, List<string> Told, string[] Change, string[] Monthly);
}
