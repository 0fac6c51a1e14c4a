using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Kpis;

namespace ReportingPortal.Analytics.Explain;

/// <summary>The headline figures of a period: each is one column of one statement.</summary>
internal static class HeadlineFigures
{
    /// <summary>How sales are counted, as pages write it under their titles.</summary>
    internal const string SalesBasis = "sales by order date, returns by their own date";

    internal const string OrderBasis = "by order date; an order counts when it has a valid sale line, so a return is never one";

    internal const string DaysInMemory = "The statement reads the days that have changed since they were last read; they are kept in the application's memory at exactly this state of the data.";

    private const string CountedInMemory = DaysInMemory + " Distinct customers of the period are counted from them in one pass.";

    private static readonly RowChoice OnlySales = new(Returns: false);

    private static readonly RowChoice OnlyCosted = new(Costed: true);

    public static readonly IReadOnlyList<ExplainedFigure> All =
    [
        Money("net-sales", "Net sales", "D0", "What was sold, less discounts and returns; without tax and shipping.",
            "net sales = gross sales − discounts − returns = Σ net sales of lines, returns negative", new(), kpis => kpis.NetSales)
            with { Related = ["gross-sales", "discounts", "returns"] },
        Money("gross-sales", "Gross sales", "D0", "What was sold at its price, before discounts and returns.",
            "gross sales = Σ (net sales + discount) of sale lines", OnlySales, kpis => kpis.GrossSales),
        Money("discounts", "Discounts", "D0", "What was taken off the price of sales.", "discounts = Σ discount of sale lines", OnlySales, kpis => kpis.Discounts),
        Money("returns", "Returns", "D0", "What was given back, on the day it was.", "returns = −Σ net sales of return lines", new(Sales: false), kpis => kpis.Returns),
        Money("profit", "Profit", "D0", "Net sales less cost, over the lines whose cost is known; the others are left out and counted.",
            "profit = Σ (net sales − cost) of lines with a cost", OnlyCosted, kpis => kpis.Profit) with { Related = ["margin", "net-sales"] },
        Of("margin", "Margin", "D0", "The share of net sales that is left as profit, over the lines whose cost is known.",
            "margin = profit / Σ net sales of lines with a cost", SalesBasis, RowKind.OrderLines, OnlyCosted, kpis => kpis.Margin, FigureUnit.Rate) with { Related = ["profit"] },
        Of("orders", "Orders", "D16", "Different orders with at least one valid sale line.", "orders = number of distinct order ids of sale lines", OrderBasis,
            RowKind.OrderLines, OnlySales, kpis => kpis.Orders) with { Related = ["guest-orders", "units-sold", "conversion-rate"] },
        Of("guest-orders", "Guest orders", "D15", "Orders that name no customer.", "guest orders = number of distinct order ids of sale lines without a customer", OrderBasis,
            RowKind.OrderLines, OnlySales with { Named = false }, kpis => kpis.GuestOrders),
        Of("units-sold", "Units sold", "D16", "Pieces sold, less pieces returned.", "units sold = Σ quantity of lines, returns negative", SalesBasis,
            RowKind.OrderLines, new(), kpis => kpis.UnitsSold),
        Money("average-order-value", "Average order value", "D16", "What an order brings in the mean; returns lower it.", "average order value = net sales / orders",
            new(), kpis => kpis.AverageOrderValue) with { Related = ["net-sales", "orders"] },
        Of("units-per-order", "Units an order", "D16", "Pieces an order holds in the mean; returns lower it.", "units an order = units sold / orders", SalesBasis,
            RowKind.OrderLines, new(), kpis => kpis.UnitsPerOrder, FigureUnit.Mean) with { Related = ["units-sold", "orders"] },
        Composed(Of("orders-per-customer", "Orders a customer", "D16", "How often a customer ordered in the mean; a guest's order is that of a customer who ordered once.",
            "orders a customer = orders / (customers + guest orders)", OrderBasis, RowKind.OrderLines, OnlySales, kpis => kpis.OrdersPerCustomer, FigureUnit.Mean))
            with { Related = ["orders", "customers", "guest-orders"] },
        Composed(Money("net-sales-per-customer", "Net sales a customer", "D16", "What a customer brought in the mean; a guest's order is that of a customer who ordered once.",
            "net sales a customer = net sales / (customers + guest orders) = average order value × orders a customer", new(), kpis => kpis.NetSalesPerCustomer))
            with { Related = ["average-order-value", "orders-per-customer"] },
        Buyers("customers", "Customers", "D15", "Different customers with an order in the period. Guests are none.", "customers = number of customers with ≥ 1 order",
            new(), kpis => kpis.Customers) with { Related = ["new-customers", "returning-customers"] },
        Buyers("new-customers", "New customers", "D15", "Customers whose first order of all history lies in the period.",
            "new customers = number of customers with first order in [from, to)", new(IsNew: true), kpis => kpis.NewCustomers),
        Buyers("returning-customers", "Returning customers", "D15", "Customers of the period who had ordered before it.", "returning customers = customers − new customers",
            new(IsNew: false), kpis => kpis.ReturningCustomers),
        Buyers("repeat-rate", "Repeat rate", "D16", "The share of the period's customers who ordered twice or more in it.",
            "repeat rate = customers with ≥ 2 orders / customers with ≥ 1 order", new(), kpis => kpis.RepeatPurchaseRate, FigureUnit.Rate)
            with { Related = ["customers"] },
        Buyers("days-between-orders", "Days between orders", "D16",
            "Half of the times a customer of the period ordered again they had waited this long or less. Orders of one day are one occasion.",
            "days between orders = median, over the customers' order days in [from, to), of the days since the one before, in the period or not", new(),
            kpis => kpis.DaysBetweenOrders, FigureUnit.Days) with
        {
            Checks = [CheckStatements.Gaps],
            Beyond = DaysInMemory + " All days up to the end of the period are passed once, for what each customer ordered last before.",
            OnRows = "Who ordered for the first time is among the rows, and waited for nothing.",
            Related = ["repeat-rate", "orders-per-customer"],
        },
        Of("conversion-rate", "Conversion rate", "D16", "The share of visits with a purchase. Visits carry neither region nor category: cut to one, it is unknown.",
            "conversion rate = sessions with a purchase event / sessions", "a session belongs to the day of its first event", RowKind.Sessions, new(),
            kpis => kpis.ConversionRate, FigureUnit.Rate),
    ];

    private static ExplainedFigure Money(string id, string name, string definition, string meaning, string formula, RowChoice choice, Func<Kpis.Kpis, decimal?> value)
        => Of(id, name, definition, meaning, formula, SalesBasis, RowKind.OrderLines, choice, value, FigureUnit.Money);

    // Customers do not add up over days: they are counted apart. One of the period is so by sale lines alone.
    private static ExplainedFigure Buyers(
        string id, string name, string definition, string meaning, string formula, RowChoice choice, Func<Kpis.Kpis, decimal?> value, FigureUnit unit = FigureUnit.Count)
        => Of(id, name, definition, meaning, formula, OrderBasis, RowKind.Buyers, choice with { Returns = false }, value, unit) with
        {
            Statements = [DayReader.Customers],
            Checks = [CheckStatements.Buyers],
            Beyond = CountedInMemory,
        };

    // One statement gives what adds up over days, the other the customers.
    private static ExplainedFigure Composed(ExplainedFigure figure)
        => figure with { Statements = [KpiQuery.Figures, DayReader.Customers], Checks = [CheckStatements.Buyers], Beyond = CountedInMemory };

    private static ExplainedFigure Of(
        string id, string name, string definition, string meaning, string formula, string basis, RowKind rows, RowChoice choice, Func<Kpis.Kpis, decimal?> value,
        FigureUnit unit = FigureUnit.Count)
        => new(id, name, definition, meaning, formula, basis, FigureCut.Period, rows, choice, [KpiQuery.Figures])
        {
            Value = value,
            Unit = unit,
            Compared = FigureComparison.Period,
        };
}
