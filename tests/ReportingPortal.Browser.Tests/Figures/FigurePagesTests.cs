using Microsoft.Playwright;

namespace ReportingPortal.Browser.Tests.Figures;

public sealed class FigurePagesTests(FigurePages app, ChromiumBrowser chromium) : IClassFixture<FigurePages>
{
    public static TheoryData<string> Pages =>
        ["overview", "sales", "customers", "customers/pareto", "customers/C001", "rfm", "rfm?size=net_sales&region=South", "rfm/groups?by=category", "rfm/migration", "rfm/moved", "audiences", $"audiences/{FigurePages.AudienceId}", "segments", "segments/customers?segment_id=1", "lifetime-value", "cohorts", "cohorts?by=week&metric=ltv", "cohorts?basis=registration", "sales?rfm_group=Champions", "sales?product_id=Furn%20bag", "funnels", "funnels?unit=session&breakdown=category&mode=any&step=2", "quality", "quality/rows?finding=price_outlier", "sales/over-time", "sales/distribution", "sales/distribution?of=customer&scale=log", "customers/pareto?by=category", "baskets", "baskets?by=category", "recommendations", "recommendations?customer=C001&model=als"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Charts_are_drawn_and_the_console_stays_silent(string path)
    {
        await using var context = await app.OpenAsync(chromium.Browser);
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => complaints.Add(error);

        await page.GotoAsync($"/t/lively/{path}");
        await DrawnAsync(page);

        complaints.ShouldBeEmpty();
        var blank = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("figure[data-chart]")].filter(figure => {
                const canvas = figure.querySelector("canvas");
                const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
                return !pixels.some((value, index) => index % 4 === 3 && value > 0);
            }).map(figure => figure.id)
            """);
        blank.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_stands_in_the_way_of_assistive_technology_and_a_phone_scrolls_down_only(string path)
    {
        await using var context = await app.OpenAsync(chromium.Browser, bypassCsp: true);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/t/lively/{path}");
        await DrawnAsync(page);
        (await AxeReport.ViolationsAsync(page)).ShouldBeEmpty($"{path}, light desktop");

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(390, 844);
        await page.ReloadAsync();
        await DrawnAsync(page);

        (await AxeReport.ViolationsAsync(page)).ShouldBeEmpty($"{path}, dark phone");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
    }

    [Fact]
    public async Task Without_script_the_tables_are_there_and_the_filters_work()
    {
        await using var context = await app.OpenAsync(chromium.Browser, scripts: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/t/lively/overview");

        (await page.Locator("#regions-table").IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator("#regions canvas").IsVisibleAsync()).ShouldBeFalse();
        await page.SelectOptionAsync("select[name=region]", "North");
        await page.ClickAsync("form[data-filter-bar] .filter-apply");

        page.Url.ShouldContain("region=North");
        (await page.Locator(".rp-basis").InnerTextAsync()).ShouldContain("North");
    }

    [Fact]
    public async Task Arrow_keys_read_the_points_of_a_chart()
    {
        await using var context = await app.OpenAsync(chromium.Browser);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/t/lively/overview");
        await DrawnAsync(page);

        await page.FocusAsync("#trend canvas");
        await page.Keyboard.PressAsync("End");
        var last = await page.Locator("#trend tbody tr").Last.Locator("th").TextContentAsync();

        (await page.Locator("#trend .chart-voice").TextContentAsync())!.ShouldStartWith($"Day {last}, Net sales €");
    }

    [Fact]
    public async Task A_chosen_filter_stays_in_the_address_and_goes_along_to_other_pages()
    {
        await using var context = await app.OpenAsync(chromium.Browser);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/t/lively/overview");

        await page.SelectOptionAsync("select[name=region]", "South");
        await page.WaitForURLAsync("**region=South**");
        await page.ClickAsync("nav >> text=Sales");
        await page.WaitForURLAsync("**/sales?**region=South**");

        (await page.Locator(".rp-basis").InnerTextAsync()).ShouldContain("South");
        page.Url.ShouldNotContain("category=");
    }

    [Fact]
    public async Task Charts_follow_the_theme()
    {
        await using var context = await app.OpenAsync(chromium.Browser);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/t/lively/overview");
        await DrawnAsync(page);
        var light = await page.EvaluateAsync<string>("document.querySelector('#regions canvas').toDataURL()");

        await page.ClickAsync("[data-theme-toggle] >> visible=true");
        await page.WaitForFunctionAsync("before => document.querySelector('#regions canvas').toDataURL() !== before", light);

        (await page.EvaluateAsync<string>("document.documentElement.dataset.bsTheme")).ShouldBe("dark");
    }

    // Two frames after the last chart: reduced motion leaves nothing to wait for.
    private static async Task DrawnAsync(IPage page)
    {
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('figure[data-chart]')].every(figure => figure.classList.contains('is-drawn'))");
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }
}
