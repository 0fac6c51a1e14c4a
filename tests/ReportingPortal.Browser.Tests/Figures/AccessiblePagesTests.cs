using Microsoft.Playwright;

namespace ReportingPortal.Browser.Tests.Figures;

/// <summary>Beside the tests of what pages show, so that both run at once: they take the longest of all.</summary>
public sealed class AccessiblePagesTests(FigurePages app, ChromiumBrowser chromium) : IClassFixture<FigurePages>
{
    public static TheoryData<string> Pages => FigurePages.Paths;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_stands_in_the_way_of_assistive_technology_and_a_phone_scrolls_down_only(string path)
    {
        await using var context = await app.OpenAsync(chromium.Browser, bypassCsp: true);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/t/lively/{path}");
        await FigurePages.DrawnAsync(page);
        (await AxeReport.ViolationsAsync(page)).ShouldBeEmpty($"{path}, light desktop");

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(390, 844);
        await page.ReloadAsync();
        await FigurePages.DrawnAsync(page);

        (await AxeReport.ViolationsAsync(page)).ShouldBeEmpty($"{path}, dark phone");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
    }
}
