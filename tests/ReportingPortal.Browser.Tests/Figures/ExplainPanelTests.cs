using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Npgsql;
using ReportingPortal.Analytics.Explain;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Sql;

namespace ReportingPortal.Browser.Tests.Figures;

public sealed class ExplainPanelTests(ExplainedPages app, ChromiumBrowser chromium) : IClassFixture<ExplainedPages>
{
    /// <summary>
    /// Every page with tiles or cards of figures; together they show each kind of card there is. Lists of customers (audiences, who
    /// moved) are not among them: they show the very rows that figures are explained by, and each recommendation stands with its reason.
    /// </summary>
    private static readonly string[] Pages =
    [
        "overview", "sales", "sales/over-time", "sales/distribution", "sales/distribution?of=customer", "customers/pareto", "customers/pareto?period=all",
        "customers/pareto?period=all&by=product", "customers/pareto?by=product", "customers/pareto?by=category", "baskets", "rfm", "rfm/groups", "rfm/migration", "segments",
        "segments?region=South", "cohorts", "cohorts?basis=registration", "funnels?breakdown=category", "lifetime-value", "recommendations?customer=C001",
        "quality",
    ];

    [Fact]
    public async Task Every_tile_and_card_explains_itself_by_a_statement_its_page_ran_and_every_figure_is_on_a_page()
    {
        using var run = new RunStatements(app.Database.AdminConnectionString);
        await RaiseVersionAsync();
        await app.Database.AnalyseAsync(app.Shop, TestContext.Current.CancellationToken);
        await using var context = await app.OpenAsync(chromium.Browser, scripts: false);
        var page = await context.NewPageAsync();
        var shown = new HashSet<string>();
        foreach (var path in Pages)
        {
            await page.GotoAsync($"/t/lively/{path}");
            var cards = await page.Locator("main .kpi-tile, main .chart.card, main .card.segment, main .change-card").AllAsync();
            cards.Count.ShouldBeGreaterThan(0, path);
            foreach (var card in cards)
            {
                // A table of habits has a figure in each row; every other card is one.
                var controls = await card.Locator("a[data-explain]").AllAsync();
                controls.Count.ShouldBe(await card.Locator("#habits-title").CountAsync() == 0 ? 1 : await card.Locator("tbody tr").CountAsync(), $"{path}: {await card.InnerTextAsync()}");
                foreach (var control in controls)
                {
                    shown.Add((await control.GetAttributeAsync("data-explain"))!);
                }
            }
        }

        // What happened to a customer is a list of its own, and findings are lines of a table; all else there explains itself.
        foreach (var path in new[] { "customers/C001", "quality" })
        {
            await page.GotoAsync($"/t/lively/{path}");
            foreach (var control in await page.Locator("main a[data-explain]").AllAsync())
            {
                shown.Add((await control.GetAttributeAsync("data-explain"))!);
            }
        }

        shown.ShouldAllBe(id => FigureCatalogue.Find(id) != null);
        var reachable = shown.Concat(shown.SelectMany(id => FigureCatalogue.Find(id)!.Related)).ToHashSet();
        // Where a shop has too little to forecast from, other tiles stand in the place of these.
        string[] withoutForecast = ["value-so-far-per-customer", "value-per-order", "customers-who-came-back", "value-per-month"];
        FigureCatalogue.All.Select(figure => figure.Id).Except(reachable).ShouldBe(withoutForecast, ignoreOrder: true);
        // People stand in another file, read only where a funnel asks for region or group; the shop's segments stand on events.
        FigureCatalogue.All.SelectMany(figure => figure.Statements.Concat(figure.RunStatements)).Distinct()
            .Where(file => !run.Has(file)).Select(file => file.Path).ShouldBe(["Funnel/FunnelPeople.sql"], ignoreOrder: true);
    }

    /// <summary>Days that pages of other tests have left in memory are of an earlier state then, and read again.</summary>
    private async Task RaiseVersionAsync()
    {
        await using var connection = new NpgsqlConnection(app.Database.AdminConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            """
            with raised as (update tenant_states set data_version = data_version + 1 where tenant_id = $1 returning data_version)
            update sales_summary as s set data_version = r.data_version from raised as r where s.tenant_id = $1
            """,
            connection);
        command.Parameters.AddWithValue(app.Shop.TenantId);
        (await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_control_opens_a_panel_in_place_and_gets_the_focus_back()
    {
        await using var context = await app.OpenAsync(chromium.Browser);
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync("/t/lively/overview?period=last_90_days&region=South");
        var address = page.Url;
        var control = page.GetByRole(AriaRole.Button, new() { Name = "Explain net sales", Exact = true });

        await control.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.WaitForSelectorAsync("#explain-panel .explain-account");

        (await page.Locator("#explain-panel .explain-value").InnerTextAsync()).ShouldBe(await page.GetAttributeAsync("#kpi-net-sales .kpi-value", "title"));
        (await page.Locator("#explain-panel .explain-facts").First.InnerTextAsync()).ShouldContain("South");
        (await page.GetByRole(AriaRole.Dialog).GetAttributeAsync("aria-labelledby")).ShouldBe("explain-title");
        (await page.Locator("#explain-title").InnerTextAsync()).ShouldBe("Net sales, explained");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("explain-title");

        await page.ClickAsync("#explain-panel a[data-explain=returns]");
        await page.WaitForFunctionAsync("() => document.querySelector('#explain-title').textContent === 'Returns, explained' && document.querySelector('#explain-panel .explain-account')");
        await page.Keyboard.PressAsync("Escape");

        (await page.Locator("#explain-panel").IsVisibleAsync()).ShouldBeFalse();
        (await page.EvaluateAsync<string>("document.activeElement.dataset.explain")).ShouldBe("net-sales");
        page.Url.ShouldBe(address);
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_panel_that_can_not_be_loaded_says_so_and_tries_again()
    {
        await using var context = await app.OpenAsync(chromium.Browser);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/t/lively/sales");
        var answers = 0;
        await page.RouteAsync("**/explain/**", route => ++answers == 1 ? route.AbortAsync() : route.ContinueAsync());

        await page.ClickAsync("#months a[data-explain]");
        await page.WaitForSelectorAsync("#explain-panel [role=alert]:visible");
        (await page.GetAttributeAsync("#explain-panel [data-explain-page]", "href"))!.ShouldEndWith("/t/lively/explain/sales-by-month");
        await page.ClickAsync("#explain-panel [data-explain-again]");

        await page.WaitForSelectorAsync("#explain-panel .explain-account");
        (await page.Locator("#explain-panel [role=alert]:visible").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Without_script_the_control_is_a_link_to_the_account_and_on_to_its_rows()
    {
        await using var context = await app.OpenAsync(chromium.Browser, scripts: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/t/lively/overview?region=North");

        await page.GetByRole(AriaRole.Link, new() { Name = "Explain customers", Exact = true }).ClickAsync();
        (await page.TitleAsync()).ShouldStartWith("Customers, explained");
        (await page.InnerTextAsync("main")).ShouldContain("North");
        await page.ClickAsync("text=All rows");

        page.Url.ShouldContain("/explain/customers/rows?region=North");
        (await page.Locator("main table.figures tbody tr").CountAsync()).ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData("overview", "net-sales")]
    [InlineData("overview", "customers")]
    [InlineData("sales", "sales-by-product")]
    [InlineData("rfm", "rfm-groups")]
    [InlineData("cohorts", "cohorts")]
    [InlineData("funnels", "funnel-steps")]
    [InlineData("sales/over-time", "new-and-returning")]
    [InlineData("baskets", "basket-rules")]
    [InlineData("rfm/migration", "rfm-moves")]
    [InlineData("lifetime-value", "expected-value")]
    public async Task Nothing_in_the_open_panel_stands_in_the_way_of_assistive_technology(string path, string figure)
    {
        await using var context = await app.OpenAsync(chromium.Browser);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/t/lively/{path}");
        await page.Locator($"main a[data-explain={figure}]").First.ClickAsync();
        await page.WaitForSelectorAsync("#explain-panel .explain-account");
        await page.EvaluateAsync("() => document.querySelectorAll('#explain-panel details').forEach(each => { each.open = true; })");
        await ExpectOpenToAllAsync(page, $"{figure}, light desktop");

        await page.TurnIntoDarkPhoneAsync();
        await ExpectOpenToAllAsync(page, $"{figure}, dark phone");
    }

    private static async Task ExpectOpenToAllAsync(IPage page, string what)
    {
        (await AxeReport.ViolationsAsync(page, "#explain-panel")).ShouldBeEmpty(what);
        (await page.EvaluateAsync<int>("document.querySelector('#explain-panel').scrollWidth - document.querySelector('#explain-panel').clientWidth")).ShouldBe(0, what);
    }

    /// <summary>The texts of all commands a database was given, as the driver tells them.</summary>
    private sealed class RunStatements : IDisposable
    {
        private readonly HashSet<string> texts = [];
        private readonly ActivityListener listener;

        public RunStatements(string connectionString)
        {
            var database = new Npgsql.NpgsqlConnectionStringBuilder(connectionString).Database;
            listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = activity => Note(activity, database),
            };
            ActivitySource.AddActivityListener(listener);
        }

        /// <summary>Whether it was run, or copied from, with values in the place of its parameters.</summary>
        public bool Has(SqlFile file)
        {
            var copied = new Regex(Regex.Replace(Regex.Escape(file.Text.TrimEnd().TrimEnd(';')), @"@\w+", "[^@]+?"));
            lock (texts)
            {
                return texts.Any(text => text.Contains(file.Text, StringComparison.Ordinal) || (text.StartsWith("copy (", StringComparison.Ordinal) && copied.IsMatch(text)));
            }
        }

        public void Dispose() => listener.Dispose();

        private void Note(Activity activity, string? database)
        {
            if ((activity.GetTagItem("db.namespace") ?? activity.GetTagItem("db.name")) as string == database
                && (activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")) is string text)
            {
                lock (texts)
                {
                    texts.Add(text);
                }
            }
        }
    }
}
