using System.Globalization;
using ReportingPortal.Reports.Formatting;

namespace ReportingPortal.Browser.Tests.Figures;

public sealed class AmountsTests(FigurePages app, ChromiumBrowser chromium)
{
    private static readonly decimal[] Amounts =
    [
        0, 0.004m, 0.005m, 0.4m, 0.5m, 1, 1.005m, 2.5m, 12.345m, 67.777m, 67.5m, 99.994m, 99.995m, 100, 292.3m, 999.49m, 999.5m, 1000, 1234.5m, 2500,
        9994.99m, 9995, 9999.49m, 9999.5m, 12500, 41250.5m, 99949.99m, 99950, 837000, 999499.99m, 999500, 1161817.38m, 2500000, 9985000, 99950000,
        999499999, 999500000, 3400000000, 1234567890123,
    ];

    [Fact]
    public async Task Charts_write_ticks_and_values_as_pages_and_reports_do()
    {
        await using var context = await app.OpenAsync(chromium.Browser);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/t/lively/overview");

        foreach (var currency in new[] { "EUR", "JPY", "KWD", "PLN", "CHF" })
        {
            var money = new MoneyText(currency);
            decimal[] values = [.. Amounts, .. Amounts.Select(amount => -amount)];
            var written = await page.EvaluateAsync<string[]>(
                """
                async ([prefix, decimals, values]) => {
                  const { shortFormat, tickFormat } = await import("/js/charts/amounts.js");
                  const money = { prefix, decimals: Number(decimals) };
                  return values.split(" ").map(Number).flatMap(value => [shortFormat("money", money)(value), tickFormat("money", money)(value)]);
                }
                """,
                new[] { money.Prefix, money.Decimals.ToString(CultureInfo.InvariantCulture), string.Join(' ', values.Select(value => value.ToString(CultureInfo.InvariantCulture))) });

            written.ShouldBe([.. values.SelectMany(value => new[] { money.Brief(value), money.Tick(value) })], currency);
        }
    }

    [Fact]
    public async Task A_charts_axis_has_the_words_of_the_tiles()
    {
        await using var context = await app.OpenAsync(chromium.Browser);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/t/lively/sales");
        await FigurePages.DrawnAsync(page);

        var ticks = await page.EvaluateAsync<string[]>("Chart.getChart(document.querySelector('#months canvas')).scales.y.ticks.map(tick => tick.label)");
        ticks[0].ShouldBe("€0");
        ticks.Skip(1).ShouldAllBe(tick => System.Text.RegularExpressions.Regex.IsMatch(tick, @"^€\d+(\.\d+)?k$"));
        var counts = await page.EvaluateAsync<string[]>(
            """import("/js/charts/amounts.js").then(({ shortFormat, tickFormat }) => [shortFormat("count")(12345), shortFormat("count")(2.5), tickFormat("count")(1500), tickFormat("share")(0.2)])""");
        counts.ShouldBe(["12.3k", "2.5", "1.5k", "20\u00a0%"]);
    }
}
