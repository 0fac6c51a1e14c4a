using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Data.Sql;

namespace ReportingPortal.Analytics.Explain;

/// <summary>Sales over time, by where and what, and how concentrated they are.</summary>
internal static class SalesFigures
{
    private const string SliceFormula = "net sales, profit and units: Σ over the lines of each; margin = profit / net sales with a cost; orders = distinct order ids with a sale line in it";

    private const string SliceRows = "An order with lines in several of them counts once in each.";

    private const string CurveFormula =
        "sorted by net sales x, descending: share(n) = Σ x₁..xₙ / Σ x; class A while the share before the item is < 80%, B < 95%, else C; Gini = Σ (2i − N − 1)·xᵢ / (N·Σ x), x ascending";

    public static readonly IReadOnlyList<ExplainedFigure> All =
    [
        Of("sales-by-day", "Net sales by day", "D18", "Net sales of each day, days without sales included, and the mean of seven days where seven days of data stand behind it.",
            "net sales(day) = Σ net sales of its lines; 7-day mean = Σ of the day and the six before it / 7", DailySalesQuery.Series),
        Of("sales-by-month", "Net sales by month", "D4", "Whole calendar months, none left out; a month that has not ended is compared with the same number of days of the month before.",
            "growth = (month − month before) / month before; unknown where the month before is ≤ 0", MonthlySalesQuery.Series),
        Of("sales-by-region", "Sales by region", "D0", "Where it was sold: the region of the line, else the customer's.", SliceFormula, SalesBreakdownQuery.Regions, SliceRows),
        Of("sales-by-category", "Sales by category", "D0", "What kind of thing was sold: the category of the line, else the product's.", SliceFormula, SalesBreakdownQuery.Categories, SliceRows),
        Of("sales-by-product", "Sales by product", "D5", "What was sold, product by product, and the class of each by what those above it bring.",
            SliceFormula + "; class as in the concentration of products", DayReader.Products,
            "Under a category filter products are cut by their own category; a line may carry another.") with
        {
            Statements = [DayReader.Products, SalesBreakdownQuery.Names],
            Beyond = HeadlineFigures.DaysInMemory + " Sums of a period, profit and margin are worked out from them.",
            Related = ["product-concentration"],
        },
        Of("product-concentration", "Concentration on products", "D5", "How few products bring how much. Products without positive sales are counted beside it.", CurveFormula,
            ParetoQuery.Products, "Under a category filter products are cut by their own category; a line may carry another.") with { Beyond = CurveBeyond },
        Of("customer-concentration", "Concentration on customers", "D5", "How few customers bring how much. Guests are none; customers without positive sales are counted beside it.",
            CurveFormula, ParetoQuery.Customers) with { Beyond = CurveBeyond, Choice = new(Named: true) },
    ];

    private const string CurveBeyond = "The statement gives each one's net sales; shares, classes and Gini are worked out from them in exact decimals.";

    private static ExplainedFigure Of(string id, string name, string definition, string meaning, string formula, SqlFile statement, string? onRows = null)
        => new(id, name, definition, meaning, formula, HeadlineFigures.SalesBasis, FigureCut.Period, RowKind.OrderLines, new(), [statement]) { OnRows = onRows };
}
