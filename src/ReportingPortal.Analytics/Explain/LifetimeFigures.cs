using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Roster;
using ReportingPortal.Analytics.Runs;

namespace ReportingPortal.Analytics.Explain;

/// <summary>What customers brought so far, and what they are expected to bring.</summary>
internal static class LifetimeFigures
{
    private const string Forecast =
        "CLV = margin · Σ over 12 months of E[M] · (E[Y(i)] − E[Y(i−1)]) / (1 + d)ⁱ; margin: the share of net sales the shop's rules set, 1 where they set none; E[Y] from BG/NBD (frequency, recency, age), E[M] from Gamma-Gamma, a month of 4.345 weeks, d = 1\u00a0% a month";

    private const string Beyond =
        "The statements read what each customer bought on each day; both models are fitted by maximum likelihood in the application, and each customer's value is stored packed with the run.";

    private static readonly RowChoice CameBack = new(HasOrdered: true, CameBack: true);

    public static readonly IReadOnlyList<ExplainedFigure> All =
    [
        Expected("expected-value", "Expected net sales", "What all customers are expected to bring in the next 12 months, as of today's worth: net sales, or the share of them that the shop's rules set as its margin.", Forecast + "; the tile is their sum")
            with { Related = ["value-model", "forecast-test"] },
        Expected("expected-value-per-customer", "Expected net sales per customer", "The same, in the mean over all customers with an order.", "Σ CLV / customers"),
        Expected("expected-purchases", "Purchases to come", "How many purchases are expected of all customers within the horizon.", "Σ E[Y(12 months)] over customers"),
        Expected("still-customers", "Still customers", "Of those who came back before, the share expected not to have left. Who ordered once is not judged.",
            "Σ P(alive) of customers with frequency ≥ 1 / their number; unknown where the model finds no drop-out") with { Choice = CameBack },
        Expected("first-tenth", "First tenth", "The share of the whole that the most valuable tenth of customers holds.", "Σ of the ⌈10\u00a0%·N⌉ largest values / Σ of all values"),
        Past("value-so-far", "Value so far", "What known customers brought so far, returns taken off. It is no forecast.", "Σ net sales of customers with an order"),
        Past("value-so-far-per-customer", "Value so far per customer", "The same, in the mean over all customers with an order.", "Σ net sales / customers"),
        Past("value-per-order", "Value per order", "What an order of a known customer brought in the mean.", "Σ net sales of customers with an order / their orders"),
        Past("customers-who-came-back", "Customers who came back", "Customers who bought on at least two different days.", "number of customers with ≥ 1 repeat purchase day")
            with { Choice = CameBack },
        Past("value-per-month", "Value per month", "What known customers brought in a month in the mean.", "Σ net sales / (weeks of history / 4.345)"),
        Expected("value-spread", "How values spread", "Customers by their value: expected where there is a forecast, so far where there is none.",
            "bins of one round width, the far ends open; median and 90\u00a0% are type-7 quantiles over customers"),
        Expected("forecast-test", "Test of the forecast", "The models are fitted on the first two thirds of the history and compared with what was bought in the last third, beside the rule that everybody goes on as before.",
            "total error = (predicted − bought) / bought; MAE = mean |predicted − bought| a customer"),
        Expected("value-model", "What the forecast stands on", "The fitted models and their test.",
            "BG/NBD: r, α, a, b; Gamma-Gamma: p, q, v; both maximise the log-likelihood over the customers") with { Related = ["forecast-test"] },
        Expected("valuable-customers", "Most valuable customers", "Customers by expected value, or by what they brought where there is no forecast.", Forecast) with
        {
            Statements = [RosterReader.Lifetimes, RosterReader.OfRun, RosterReader.Master],
            OnRows = "The expected values of the rows are those of 12 months, which the list is sorted by, whatever horizon it shows.",
        },
    ];

    private static ExplainedFigure Expected(string id, string name, string meaning, string formula) => Of(id, name, "D9", meaning, formula);

    private static ExplainedFigure Past(string id, string name, string meaning, string formula) => Of(id, name, "D8", meaning, formula);

    private static ExplainedFigure Of(string id, string name, string definition, string meaning, string formula)
        => new(id, name, definition, meaning, formula, CustomerFigures.HistoryBasis, FigureCut.History, RowKind.Customers, new(HasOrdered: true), [])
        {
            RunStatements = [DayReader.Customers, RunData.Customers],
            Beyond = Beyond,
        };
}
