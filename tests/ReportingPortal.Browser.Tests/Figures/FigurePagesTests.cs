namespace ReportingPortal.Browser.Tests.Figures;

public sealed class FigurePagesTests(FigurePages app, ChromiumBrowser chromium)
{
    public static TheoryData<string> Pages => FigurePages.Paths;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Charts_are_drawn_in_silence_nothing_stands_in_the_way_of_assistive_technology_and_a_phone_scrolls_down_only(string path)
    {
        await using var context = await app.OpenAsync(chromium.Browser);
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => complaints.Add(error);

        await page.GotoAsync($"/t/lively/{path}");
        await FigurePages.DrawnAsync(page);

        complaints.ShouldBeEmpty();
        var blank = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("figure[data-chart]")].filter(figure => {
                const canvas = figure.querySelector("canvas");
                const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
                return !pixels.some((value, index) => index % 4 === 3 && value > 0);
            }).map(figure => figure.id)
            """);
        blank.ShouldBeEmpty();
        (await AxeReport.ViolationsAsync(page)).ShouldBeEmpty($"{path}, light desktop");

        await page.TurnIntoDarkPhoneAsync();
        await FigurePages.DrawnAsync(page);
        (await AxeReport.ViolationsAsync(page)).ShouldBeEmpty($"{path}, dark phone");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
        complaints.ShouldBeEmpty("on the phone");
    }

    [Theory]
    [InlineData("overview")]
    [InlineData("rfm")]
    [InlineData("sales?rfm_group=Champions")]
    public async Task A_page_opened_on_a_dark_phone_is_open_to_all_and_shows_its_maps_whole(string path)
    {
        await using var context = await app.OpenAsync(chromium.Browser);
        var page = await context.NewPageAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = Microsoft.Playwright.ColorScheme.Dark });
        await page.SetViewportSizeAsync(390, 844);
        await page.GotoAsync($"/t/lively/{path}");
        await FigurePages.DrawnAsync(page);

        (await AxeReport.ViolationsAsync(page)).ShouldBeEmpty(path);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
        (await page.EvaluateAsync<string>("document.documentElement.dataset.bsTheme")).ShouldBe("dark");
        (await page.Locator(".heat-scroll:has(.heat-map)").EvaluateAllAsync<int[]>("maps => maps.map(map => map.scrollWidth - map.clientWidth)"))
            .ShouldBe(path == "rfm" ? [0] : []);
        (await page.Locator(".treemap:visible").EvaluateAllAsync<bool[]>(
            """
            maps => maps.map(map => map.getBoundingClientRect().right <= innerWidth && [...map.querySelectorAll("a")].every(tile => {
              const room = tile.querySelector("rect").getBoundingClientRect();
              return [...tile.querySelectorAll("text")].map(text => text.getBoundingClientRect())
                .every(text => text.height >= 12 && text.right <= room.right && text.bottom <= room.bottom);
            }))
            """)).ShouldBe(path == "rfm" ? [true] : []);
    }

    [Theory]
    [InlineData("customers")]
    [InlineData("revenue")]
    [InlineData("ltv")]
    public async Task A_year_of_cohorts_is_seen_on_a_laptop_without_scrolling_and_the_page_never_scrolls_sideways(string metric)
    {
        await using var context = await app.OpenAsync(chromium.Browser);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/t/lively/cohorts?metric={metric}");

        var heads = page.Locator(".cohort-map thead th");
        (await heads.Nth(14).InnerTextAsync()).ShouldContain("12");
        // Of 26 months the table keeps 24: as in a shop of one year, those after the twelfth are taken away.
        var beyond = await page.EvaluateAsync<double>(
            """
            () => {
              const map = document.querySelector(".cohort-map");
              for (const row of map.rows) {
                [...row.cells].slice(15).forEach(cell => cell.remove());
                row.querySelector(".cohort-blank")?.remove();
              }
              return map.parentElement.scrollWidth - map.parentElement.clientWidth;
            }
            """);
        beyond.ShouldBe(0);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(1280);
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
        await FigurePages.DrawnAsync(page);

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
        await FigurePages.DrawnAsync(page);
        var light = await page.EvaluateAsync<string>("document.querySelector('#regions canvas').toDataURL()");

        await page.ClickAsync("[data-theme-toggle] >> visible=true");
        await page.WaitForFunctionAsync("before => document.querySelector('#regions canvas').toDataURL() !== before", light);

        (await page.EvaluateAsync<string>("document.documentElement.dataset.bsTheme")).ShouldBe("dark");
    }
}
