using System.Text;
using Microsoft.Playwright;

namespace ReportingPortal.Browser.Tests.Figures;

public sealed class DownloadFormTests(FigurePages app, ChromiumBrowser chromium)
{
    [Fact]
    public async Task Who_chooses_semicolons_by_keyboard_comes_back_and_saves_a_table_with_them()
    {
        await using var context = await app.OpenAsync(chromium.Browser);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/t/lively/cohorts?metric=revenue");
        (await SavedAsync(page)).ShouldStartWith("\ufeffcohort,");

        await page.GetByRole(AriaRole.Link, new() { Name = "How CSV files are written" }).PressAsync("Enter");
        await page.WaitForURLAsync("**/account/downloads**");
        (await AxeReport.ViolationsAsync(page)).ShouldBeEmpty("light desktop");
        await page.TurnIntoDarkPhoneAsync();
        (await AxeReport.ViolationsAsync(page)).ShouldBeEmpty("dark phone");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
        await page.GetByRole(AriaRole.Radio, new() { Name = "As spreadsheets" }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/t/lively/cohorts?metric=revenue");
        (await SavedAsync(page)).ShouldStartWith("\ufeffcohort;");
    }

    private static async Task<string> SavedAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV of all cohorts" }).ClickAsync());
        return Encoding.UTF8.GetString(await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
    }
}
