using ReportingPortal.Browser.Tests.Figures;

namespace ReportingPortal.Browser.Tests;

public sealed class AxeReportTests(FigurePages app, ChromiumBrowser chromium)
{
    [Fact]
    public async Task Under_the_portals_policy_a_picture_without_words_and_text_too_pale_are_found()
    {
        await using var context = await app.OpenAsync(chromium.Browser);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/t/lively/audiences");
        await page.EvaluateAsync("""
            () => {
                const [picture, pale] = [document.createElement("img"), document.createElement("p")];
                Object.assign(pale.style, { color: "#ccc", background: "#fff" });
                pale.append("Hardly to be read");
                document.querySelector("main").append(picture, pale);
            }
            """);

        (await AxeReport.ViolationsAsync(page)).Select(line => line.Split(':')[0]).ShouldBe(["color-contrast", "image-alt"], ignoreOrder: true);
    }
}
