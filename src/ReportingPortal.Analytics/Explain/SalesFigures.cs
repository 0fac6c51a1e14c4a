using ReportingPortal.Analytics.Basket;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Distribution;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Lines;
using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Analytics.Roster;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Data.Sql;

namespace ReportingPortal.Analytics.Explain;

/// <summary>Sales over time, by where and what, and how concentrated they are.</summary>
internal static class SalesFigures
{
    private const string SliceFormula = "net sales, profit and units: Σ over the lines of each; margin = profit / net sales with a cost; orders = distinct order ids with a sale line in it";

    private const string SliceRows = "An order with lines in several of them counts once in each.";

    private const string CurveFormula =
        "sorted by net sales x, descending: share(n) = Σ x₁..xₙ / Σ x; class A while the share before the item is < 80\u00a0%, B < 95\u00a0%, else C; Gini = Σ (2i − N − 1)·xᵢ / (N·Σ x), x ascending";

    private static readonly IReadOnlyDictionary<string, string?> Months = new Dictionary<string, string?> { ["grain"] = "month", ["a_year"] = "12", ["by_category"] = "false" };

    private static readonly IReadOnlyDictionary<string, string?> Quarters = new Dictionary<string, string?> { ["grain"] = "quarter", ["a_year"] = "4", ["by_category"] = "false" };

    private static readonly IReadOnlyDictionary<string, string?> EachCategory = new Dictionary<string, string?>(Quarters) { ["by_category"] = "true" };

    // Who is in a group the current run knows.
    private static readonly IReadOnlyList<SqlFile> OfGroup = [RosterReader.OfRun, RosterReader.Master];

    // What sales of one product, or to a group, are summed from.
    private static readonly IReadOnlyList<SqlFile> OfParts = [DayReader.Customers, DayReader.Products, .. OfGroup];

    private static readonly IReadOnlyList<SqlFile> OrderPass = [LineReader.Lines, RunData.Customers, RunData.Products, OrderDayStore.Days];

    public static readonly IReadOnlyList<ExplainedFigure> All =
    [
        Of("sales-change", "What changed and why", "D19", "How net sales changed on the compared period, cut by cause, region and category; each cut sums to the change.",
            "Δ of a cause f = L(R₁, R₀) · ln(f₁ / f₀) with L(a, b) = (a − b) / ln(a / b), R = customers × orders per customer × value per order; of regions and categories the plain difference; nothing where the history begins after the compared period's first days",
            KpiQuery.Figures, "These are the lines of the period; those of the compared one stand beside them in the figure.") with
        {
            Compared = FigureComparison.Period,
            Statements = [KpiQuery.Figures, DayReader.Customers, SalesBreakdownQuery.Regions, SalesBreakdownQuery.Categories, HistoryBeginning.Statement],
            Checks = [CheckStatements.Buyers],
            Beyond = "Each statement on sales runs for the period and for the one it is compared with. The change is split by logarithmic means in the application, and rounded to whole units that sum to it.",
            Related = ["net-sales", "customers", "average-order-value"],
        },
        Of("sales-by-day", "Net sales by day", "D18", "Net sales of each day, days without sales included, and the mean of seven days where seven days of data stand behind it.",
            "net sales(day) = Σ net sales of its lines; 7-day mean = Σ of the day and the six before it / 7", DailySalesQuery.Series,
            "The means of the first six days stand on lines of days before the period as well.") with
        {
            Cut = FigureCut.PeriodOfPart,
            Compared = FigureComparison.Period,
            Statements = [DailySalesQuery.Series, .. OfParts],
            Checks = [CheckStatements.Days],
            Beyond = PartBeyond,
        },
        Calendar("sales-by-month", "Net sales by month", "Whole calendar months, none left out; a month that has not ended is compared with the same number of days of the month before.",
            "growth = (month − month before) / month before; unknown where the month before is ≤ 0, or the history begins after its first days", Months, MonthlySalesQuery.Series, HistoryBeginning.Statement, DayReader.Customers) with
        {
            Cut = FigureCut.PeriodOfPart,
            Statements = [MonthlySalesQuery.Series, HistoryBeginning.Statement, .. OfParts],
            Beyond = CustomersBeyond + " " + PartBeyond,
        },
        Calendar("sales-by-quarter", "Net sales by quarter", "Whole quarters, none left out; one that has not ended is compared with the same number of its days.",
            "growth = (quarter − quarter before) / quarter before, and on the same quarter of the year before; unknown where that is ≤ 0, or the history begins after its first days", Quarters, MonthlySalesQuery.Series, HistoryBeginning.Statement, DayReader.Customers),
        Calendar("category-growth", "How categories grew", "The last quarter of each category beside the quarter and the year before.",
            "growth as of quarters, each category for itself", EachCategory, MonthlySalesQuery.Series, HistoryBeginning.Statement),
        Calendar("discounts-and-returns", "Discounts and returns", "What was taken off prices, and what was given back, in each whole month.",
            "share of discounts = discounts / gross sales; share of returns = returns / gross sales", Months, MonthlySalesQuery.Series, HistoryBeginning.Statement, DayReader.Customers)
            with { Related = ["discounts", "returns"] },
        Of("new-and-returning", "New and returning orders", "D15", "Whose orders were placed: first ones of their customers, later ones, guests'. Documents that only take back are none of these.",
            "new = number of orders that are their customer's first of all history; new share = new / (new + returning)", NewReturningQuery.Orders, WholeRows) with
        {
            Cut = FigureCut.WholeOrders,
            Choice = new(Whole: true),
            Statements = [NewReturningQuery.Orders, NewReturningQuery.Start],
            RunStatements = OrderPass,
            Fixed = new Dictionary<string, string?> { ["grain"] = "month" },
            Beyond = OrdersOnce,
        },
        Of("daily-summary", "Daily summary", "D18", "Total sales, unique customers and products sold of each day, days without sales included.",
            "total sales = Σ net sales; unique customers = number of customers with an order; products sold = Σ quantity", SalesSummaryQuery.Days) with { Cut = FigureCut.Days },
        Of("order-values", "How orders spread", "D13", "How net sales spread over whole orders, returns under their number included.", SpreadFormula, DistributionQuery.Orders, WholeRows) with
        {
            Cut = FigureCut.WholeOrders,
            Choice = new(Whole: true, Placed: true),
            RunStatements = OrderPass,
            Checks = [CheckStatements.Orders],
            Beyond = OrdersOnce + " " + SpreadBeyond,
        },
        Of("customer-values", "How customers spread", "D13", "How net sales of the period spread over customers with an order in it. Guests are none.", SpreadFormula, DayReader.Customers) with
        {
            Cut = FigureCut.PeriodOfGroup,
            Statements = [DayReader.Customers, .. OfGroup],
            Rows = RowKind.Buyers,
            Checks = [CheckStatements.Customers],
            Beyond = SumsInMemory + SpreadBeyond,
        },
        Of("sales-by-region", "Sales by region", "D0", "Where it was sold: the region of the line, else the customer's.", SliceFormula, SalesBreakdownQuery.Regions, SliceRows),
        Of("sales-by-category", "Sales by category", "D0", "What kind of thing was sold: the category of the line, else the product's.", SliceFormula, SalesBreakdownQuery.Categories, SliceRows),
        Of("sales-by-product", "Sales by product", "D5", "What was sold, product by product, and the class of each by what those above it bring.",
            SliceFormula + "; class as in the concentration of products", DayReader.Products,
            OwnCategories) with
        {
            Choice = new(OwnCategory: true),
            Statements = [DayReader.Products, ProductNames.Names],
            Checks = [CheckStatements.Products],
            Beyond = HeadlineFigures.DaysInMemory + " Sums of a period, profit and margin are worked out from them.",
            Related = ["product-concentration"],
        },
        Of("product-concentration", "Concentration on products", "D5", "How few products bring how much. Products without positive sales are counted beside it.", CurveFormula,
            DayReader.Products, OwnCategories) with
        {
            Choice = new(OwnCategory: true),
            Statements = [DayReader.Products, ProductNames.Names],
            Checks = [CheckStatements.Products],
            Beyond = SumsInMemory + CurveBeyond,
        },
        Of("customer-concentration", "Concentration on customers", "D5", "How few customers bring how much. Guests are none; customers without positive sales are counted beside it.",
            CurveFormula, DayReader.Customers) with
        {
            Cut = FigureCut.PeriodOfGroup,
            Statements = [DayReader.Customers, ParetoQuery.CustomerNames, .. OfGroup],
            Checks = [CheckStatements.Customers],
            Beyond = SumsInMemory + CurveBeyond,
            Choice = new(Named: true),
        },
        Of("category-concentration", "Concentration on categories", "D5", "How few categories bring how much. Categories without positive sales are counted beside it.", CurveFormula,
            ParetoQuery.Categories) with { Beyond = "The statement gives each one's net sales. " + CurveBeyond },
        Of("basket-rules", "Bought together", "D17", "Products, or categories, that lie in one order more often than by chance, the best by lift first.",
            "support = orders with both / orders; confidence = orders with both / orders with the first; lift = confidence / (orders with the second / orders); a rule has lift > 1 and ≥ max(5, 0.1\u00a0% of orders) orders with both",
            BasketQuery.Rows, "These are the sale lines of all orders counted over, whatever product is asked for. What names no product, or has no category, goes with nothing.") with
        {
            Cut = FigureCut.Baskets,
            Basis = "all history up to the as-of date, whole orders",
            Choice = new(Returns: false),
            Statements = [BasketQuery.Model, BasketQuery.Rows],
            RunStatements = [LineReader.Lines, RunData.Products, BasketStore.Rules],
            Fixed = new Dictionary<string, string?> { ["after"] = "0", ["rows"] = null },
            Beyond = "The run keeps order lines in memory and reads those of changed days; pairs are counted in the application over whole orders, and rules above the threshold stored.",
        },
    ];

    /// <summary>Of statements that answer for all sales, for a product or for a group: those not run here.</summary>
    public static IEnumerable<SqlFile> NotOf(ExplainedFigure figure, ExplainScope scope)
        => scope.Product is not null ? figure.Statements.Except([DayReader.Products])
            : scope.Group is not null ? figure.Statements.Except([DayReader.Customers, .. OfGroup])
            : figure.Statements.Contains(MonthlySalesQuery.Series) ? [DayReader.Products, .. OfGroup]
            : OfParts;

    private const string PartBeyond = "Of one product, or of a group of customers, the days in memory are summed in the application.";

    private const string CustomersBeyond = "Customers: " + HeadlineFigures.DaysInMemory + " Distinct ones of a calendar period are counted from them.";

    private const string SpreadFormula =
        "bins as wide as 2·IQR / n^(1/3) (Freedman and Diaconis), 10 to 60 of them, of the logarithm for growing steps; quantiles are type 7; outliers lie above Q3 + 1.5·IQR";

    private const string SpreadBeyond = "Bins, quantiles and moments are worked out from the sorted values in the application.";

    private const string WholeRows =
        "An order is one value, with all its lines on its day and in the first of its regions by name; a return under the number of its order is part of it.";

    private const string OwnCategories = "Under a category filter products are cut by their own category, with all they sold; a line may carry another.";

    private const string OrdersOnce = "The run keeps order lines in memory and reads those of changed days, puts whole orders together, packs them by day and region, and stores the packs.";

    private const string CurveBeyond = "Shares, classes and Gini are worked out from each one's net sales in exact decimals.";

    private const string SumsInMemory = HeadlineFigures.DaysInMemory + " Each one's net sales are summed from them. ";

    private static ExplainedFigure Calendar(string id, string name, string meaning, string formula, IReadOnlyDictionary<string, string?> grain, params SqlFile[] statements)
        => Of(id, name, "D4", meaning, formula, statements[0], "The first and last calendar period are whole, in the figure and in these rows.") with
        {
            Statements = statements,
            Compared = FigureComparison.Calendar,
            Fixed = grain,
            Beyond = statements.Contains(DayReader.Customers) ? CustomersBeyond : null,
        };

    private static ExplainedFigure Of(string id, string name, string definition, string meaning, string formula, SqlFile statement, string? onRows = null)
        => new(id, name, definition, meaning, formula, HeadlineFigures.SalesBasis, FigureCut.Period, RowKind.OrderLines, new(), [statement]) { OnRows = onRows };
}
