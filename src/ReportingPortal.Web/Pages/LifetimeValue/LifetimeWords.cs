using System.Globalization;
using ReportingPortal.Analytics.Lifetime;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.LifetimeValue;

/// <summary>Lifetime values in sentences, tiles and charts.</summary>
public sealed class LifetimeWords(LifetimeOverview overview, FigureFormat format)
{
    private readonly LifetimeDistribution spread = overview.Distribution;

    public string Sentence => overview.HasForecast
        ? $"{FigureFormat.Plural(overview.Gate!.Customers, "customer")} are expected to bring {format.MoneyWhole(overview.ClvTotal)}{(IsMargin ? " of margin" : "")} within the next {LifetimeHorizon.StandardMonths} months"
            + (spread.TopTenthShare is { } share ? $", the most valuable tenth of them {FigureFormat.Share(share)} of it." : ".")
        : $"{FigureFormat.Plural(overview.Gate?.Customers ?? 0, "customer")} brought {format.MoneyWhole(overview.HistoricTotal)} so far. That is their past, not a forecast.";

    public string Basis => string.Create(
        CultureInfo.InvariantCulture,
        $"{(IsMargin ? $"{FigureFormat.Share((decimal)overview.Margin)} of the " : "")}net sales expected within {LifetimeHorizon.StandardMonths} months of {LifetimeHorizon.WeeksPerMonth} weeks{(IsMargin ? ", kept as margin" : "")}, worth {overview.MonthlyDiscount:0.#\u00a0%} less for each month it takes");

    /// <summary>Whether the forecast is a part of net sales only.</summary>
    public bool IsMargin => overview.Margin != 1;

    /// <summary>Behind an expected value, which part of net sales it is; nothing where it is all of them.</summary>
    public static string MarginOf(double? margin) => margin is null or 1 ? "" : $"{FigureFormat.Share((decimal?)margin)} of net sales, kept as margin";

    /// <summary>What to know before reading on: too little data, stand-ins, edges.</summary>
    public IReadOnlyList<string> Notices => overview.Gate is { Passed: false } gate
        ? [$"{gate.Reason} What customers have brought so far is shown instead.", .. overview.Notices]
        : overview.Notices;

    public IReadOnlyList<KpiTile> Tiles => overview.HasForecast ? ForecastTiles() : PastTiles();

    /// <summary>How the values spread over customers, with the two customers people ask for: the middle one and the ninth of ten.</summary>
    public Chart Spread(string csv)
    {
        var noted = new Dictionary<LifetimeBin, string>();
        Note(noted, spread.Median, "median");
        Note(noted, spread.P90, "1 in 10 above");
        var what = overview.HasForecast ? $"value expected within {LifetimeHorizon.StandardMonths} months" : "net sales so far";
        return new Chart(
            "spread", ChartKind.Bars, overview.HasForecast ? "How much customers are expected to bring" : "How much customers have brought", $"Customers by {what}",
            $"Half of the customers stand below {format.Money(spread.Median)}, one in ten above {format.Money(spread.P90)}; the mean is {format.Money(spread.Mean)}.",
            format.Currency, [new("Value", SeriesRole.Label), new("Customers", SeriesRole.Main), new("Together", Unit: "money")],
            [.. spread.Bins.Select(bin => new ChartRow(
                [Range(bin), new(FigureFormat.Count(bin.Customers), bin.Customers), new(format.Money(bin.Total), bin.Total)], Note: noted.GetValueOrDefault(bin)))],
            csv, Layout: "chart-wide")
        {
            Figure = "value-spread",
        };
    }

    /// <summary>What customers did in the last third of the time, beside what the model had expected of them.</summary>
    public Chart Tested()
    {
        var test = overview.HoldOut!;
        return new Chart(
            "test", ChartKind.Bars, "The forecast put to the test",
            $"Purchases a customer in the {Weeks(test.Weeks)} after {FigureFormat.Day(test.CutOn)}, by how often they had come back until then",
            TestSentence(test), format.Currency,
            [new("Came back before", SeriesRole.Label), new("Bought", SeriesRole.Main, "score"), new("Forecast", SeriesRole.Ghost, "score"), new("Naive rule", Unit: "score"), new("Customers")],
            [.. test.ByFrequency.Select(band => new ChartRow(
                [
                    $"{band.Frequency}{(band.AndMore ? "+" : "")}×", Mean(band.Actual), Mean(band.Model), Mean(band.Naive),
                    new(FigureFormat.Count(band.Customers), band.Customers),
                ]))])
        {
            Figure = "forecast-test",
        };
    }

    public static string TestSentence(HoldOut test)
        => $"Knowing only the time until {FigureFormat.Day(test.CutOn)}, the model expected {FigureFormat.Count(Whole(test.Model.Predicted))} purchases; "
            + $"there were {FigureFormat.Count(test.Actual)} ({FigureFormat.Change((decimal?)test.Model.TotalError)} off). "
            + $"Everybody going on as before would have been {FigureFormat.Count(Whole(test.Naive.Predicted))} ({FigureFormat.Change((decimal?)test.Naive.TotalError)}).";

    /// <summary>What the parameters say of this shop's customers.</summary>
    public IEnumerable<(string Term, string Words)> ModelWords
    {
        get
        {
            if (overview.Parameters is { R: { } r, Alpha: { } alpha, A: { } a, B: { } b })
            {
                yield return ("Buying", $"an active customer comes back every {Weeks(alpha / r)} in the mean, some far more often");
                yield return ("Leaving", overview.NoDropOut ? "no drop-out found" : $"after {FigureFormat.Share((decimal)(a / (a + b)))} of repeat purchases the customer is gone for good");
            }

            if (overview.Parameters is { P: { } p, Q: { } q, V: { } v })
            {
                yield return ("Spending", $"{format.Money((decimal)(p * v / (q - 1)))} a purchase is expected of who bought once");
            }

            if (overview.Correlation is { } correlation)
            {
                yield return ("Often and much", $"correlation {Number(correlation, "0.00")}; the value model takes it to be none");
            }
        }
    }

    /// <summary>The chance that a customer has not left. Who never came back tells nothing of it, and neither does a model that found nobody leaving.</summary>
    public static string Alive(LifetimeCustomer customer)
        => customer.Frequency == 0 ? "first order only" : FigureFormat.Share(customer.PAlive is < 1 ? (decimal)customer.PAlive : null);

    /// <summary>Net sales a month since the first order; unknown in the first month, which would make a fortune of one order.</summary>
    public static decimal? PerMonth(LifetimeCustomer customer)
        => customer.Age < LifetimeHorizon.WeeksPerMonth ? null : customer.Historic / (decimal)(customer.Age / LifetimeHorizon.WeeksPerMonth);

    public static string Number(double? value, string form = "0.000")
        => value?.ToString(form, CultureInfo.InvariantCulture).Replace('-', '\u2212') ?? FigureFormat.Undefined;

    public static string Parameter(double? value) => value is < .0005 ? "below 0.001" : Number(value, value < 100 ? "0.000" : "#,##0");

    public static string Weeks(double weeks) => $"{weeks.ToString("#,##0.#", CultureInfo.InvariantCulture)} weeks";

    private IReadOnlyList<KpiTile> ForecastTiles()
    {
        var gate = overview.Gate!;
        var alive = overview is { NoDropOut: false, AliveRepeaters: { } count } && gate.Repeaters > 0 ? (decimal?)count / gate.Repeaters : null;
        return
        [
            Tile("expected-value", $"Next {LifetimeHorizon.StandardMonths} months", format.MoneyShort(overview.ClvTotal), format.Money(overview.ClvTotal), IsMargin ? $"{FigureFormat.Share((decimal)overview.Margin)} of expected net sales, today's worth" : "expected net sales, today's worth"),
            Tile("expected-value-per-customer", "Per customer", format.MoneyShort(spread.Mean), format.Money(spread.Mean), $"half of them below {format.MoneyShort(spread.Median)}"),
            Tile("expected-purchases", "Purchases to come", FigureFormat.CountShort(Whole(overview.ExpectedPurchases!.Value)), Number(overview.ExpectedPurchases, "#,##0.0"), $"of {FigureFormat.Plural(gate.Customers, "customer")}"),
            Tile("still-customers", "Still customers", FigureFormat.Share(alive), FigureFormat.Share(alive), overview.NoDropOut ? "no drop-out found" : $"of {FigureFormat.Count(gate.Repeaters)} who came back before"),
            Tile("first-tenth", "First tenth", FigureFormat.Share(spread.TopTenthShare), FigureFormat.Share(spread.TopTenthShare), "of what is expected of all"),
            Tile("value-so-far", "So far", format.MoneyShort(overview.HistoricTotal), format.Money(overview.HistoricTotal), $"{format.MoneyShort(PerCustomer(overview.HistoricTotal))} per customer"),
        ];
    }

    private IReadOnlyList<KpiTile> PastTiles()
    {
        var gate = overview.Gate!;
        var orderValue = overview.Orders == 0 ? null : (decimal?)overview.HistoricTotal / overview.Orders;
        var monthly = gate.Weeks == 0 ? null : (decimal?)overview.HistoricTotal / (decimal)(gate.Weeks / LifetimeHorizon.WeeksPerMonth);
        return
        [
            Tile("value-so-far", "So far", format.MoneyShort(overview.HistoricTotal), format.Money(overview.HistoricTotal), "net sales of known customers"),
            Tile("value-so-far-per-customer", "Per customer", format.MoneyShort(PerCustomer(overview.HistoricTotal)), format.Money(PerCustomer(overview.HistoricTotal)), $"half of them below {format.MoneyShort(spread.Median)}"),
            Tile("value-per-order", "Per order", format.MoneyShort(orderValue), format.Money(orderValue), $"{FigureFormat.Plural((int)overview.Orders, "order")}"),
            Tile("customers-who-came-back", "Came back", FigureFormat.Count(gate.Repeaters), FigureFormat.Count(gate.Repeaters), "on another day"),
            Tile("value-per-month", "Per month", format.MoneyShort(monthly), format.Money(monthly), $"over {Weeks(gate.Weeks)}"),
            Tile("first-tenth", "First tenth", FigureFormat.Share(spread.TopTenthShare), FigureFormat.Share(spread.TopTenthShare), "of what all brought"),
        ];
    }

    private static KpiTile Tile(string id, string label, string value, string exact, string detail) => new(id, label, value, exact, detail, null, 0, "", "");

    private decimal? PerCustomer(decimal total) => overview.Gate is { Customers: > 0 and var count } ? total / count : null;

    private static decimal Whole(double value) => Math.Round((decimal)value);

    private static ChartCell Mean(double value) => new(Number(value, "0.00"), Math.Round((decimal)value, 4));

    private void Note(Dictionary<LifetimeBin, string> notes, decimal value, string words)
    {
        if (spread.Bins.FirstOrDefault(bin => bin.To is null || value < bin.To) is { } bin)
        {
            notes[bin] = notes.TryGetValue(bin, out var other) ? $"{other}, {words}" : words;
        }
    }

    private string Range(LifetimeBin bin) => (bin.From, bin.To) switch
    {
        (null, _) => "below 0",
        ({ } from, null) => $"{Bound(from)}+",
        ({ } from, { } to) => $"{Bound(from)}–{Bound(to)[format.MoneyPrefix.Length..]}",
    };

    // Bins are round: digits after the point are written only where they are needed.
    private string Bound(decimal value) => value == Math.Round(value) ? format.MoneyWhole(value) : format.Money(value);
}
