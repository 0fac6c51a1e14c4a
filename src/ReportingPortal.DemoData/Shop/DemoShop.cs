using ReportingPortal.DemoData.Ecommerce;
using ReportingPortal.DemoData.Generation;

namespace ReportingPortal.DemoData.Shop;

/// <summary>
/// An invented shop (EUR) over the 24 months up to a day: growth, weekly and Christmas season, a few loyal and many one-time
/// buyers, returns, one category sold at a loss, and 60 days of page events. Four files that fit together.
/// </summary>
public sealed class DemoShop
{
    public const string CustomersHeader = "customer_id,customer_name,email,region,city,segment,signup_date";
    public const string ProductsHeader = "product_id,product_name,category,price,cost";

    /// <summary>
    /// Net sales of a line = quantity × unit_price × (1 − discount), discount a rate from 0 to 1; cost is the line's, not the
    /// unit's. A return has the order's id, the day of the return, and quantity and cost below 0.
    /// </summary>
    public const string OrdersHeader = "order_id,order_date,customer_id,region,product_id,category,quantity,unit_price,discount,cost";

    public const int DefaultEventDays = 60;
    public const int DefaultCustomers = 1200;
    private const int Days = 730;

    private readonly int seed;
    private readonly SalesCalendar calendar;
    private readonly IReadOnlyList<ShopCustomer> customers;
    private readonly IReadOnlyList<ShopOrderLine> lines;

    public DemoShop(int seed, DateOnly lastDay, int customerCount = DefaultCustomers)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(customerCount);
        this.seed = seed;
        calendar = new SalesCalendar(lastDay.AddDays(1 - Days), lastDay, yearlyGrowth: 0.15);
        customers = ShopCustomers.Create(seed, customerCount);
        lines = new ShopOrders(seed, calendar, customers).Create();
    }

    public void WriteCustomers(TextWriter writer)
    {
        var firstOrders = lines.GroupBy(line => line.Customer).ToDictionary(group => group.Key, group => group.Min(line => line.At));
        var random = new SeededRandom(seed, stream: 53);
        var csv = new CsvRowWriter(writer, "\n");
        csv.Header(CustomersHeader);
        foreach (var customer in customers)
        {
            var known = firstOrders.TryGetValue(customer.Number, out var at) ? DateOnly.FromDateTime(at) : calendar.NextDay(random);
            csv.Id("C", customer.Number + 1, "D5");
            csv.Text(customer.Name);
            csv.Text(customer.Email);
            csv.Text(customer.Region);
            csv.Text(customer.City);
            csv.Text(customer.Segment);
            csv.Day(random.Chance(0.7) ? known : known.AddDays(-random.Between(1, 30)));
            csv.EndRow();
        }
        csv.Finish();
    }

    public void WriteProducts(TextWriter writer)
    {
        var csv = new CsvRowWriter(writer, "\n");
        csv.Header(ProductsHeader);
        foreach (var product in ProductCatalogue.Products)
        {
            csv.Id("P", csv.Rows + 1, "D4");
            csv.Text(product.Name);
            csv.Text(product.Category);
            csv.Amount(product.Price);
            csv.Amount(UnitCostOf(product));
            csv.EndRow();
        }
        csv.Finish();
    }

    public WrittenSales WriteOrders(TextWriter writer, IProgress<long>? progress = null)
    {
        var csv = new CsvRowWriter(writer, "\n", progress);
        csv.Header(OrdersHeader);
        foreach (var line in lines)
        {
            WriteLine(csv, line);
        }
        csv.Finish();
        var netSales = lines.Sum(NetSalesOf);
        return new WrittenSales(
            lines.Count,
            lines.Select(line => line.Order).Distinct().Count(),
            lines.Select(line => line.Customer).Distinct().Count(),
            lines.Sum(line => (long)line.Quantity),
            netSales,
            netSales - lines.Sum(CostOf));
    }

    /// <summary>Writes the page events of the last <paramref name="days"/> days; their purchases are the orders of those days.</summary>
    public WrittenEvents WriteEvents(TextWriter writer, int days = DefaultEventDays, IProgress<long>? progress = null)
    {
        var csv = new CsvRowWriter(writer, "\n", progress);
        var products = ProductCatalogue.Products.Select(product => new EventProduct(product.Category, product.Price)).ToList();
        var events = new EventWriter(csv, products, new IdForm("C", "D5"));
        var session = new ShoppingSession(events, new SeededRandom(seed, stream: 54), ProductCatalogue.Next);
        foreach (var visit in new ShopEvents(seed, calendar, customers, lines).CreateVisits(days))
        {
            session.Write(visit.Customer, visit.At, visit.Bought);
        }
        csv.Finish();
        return events.Truth;
    }

    private void WriteLine(CsvRowWriter csv, ShopOrderLine line)
    {
        var product = ProductCatalogue.Products[line.Product];
        csv.Id("O-", 100_000 + line.Order);
        csv.Time(line.At);
        csv.Id("C", line.Customer + 1, "D5");
        csv.Text(customers[line.Customer].Region);
        csv.Id("P", line.Product + 1, "D4");
        csv.Text(product.Category);
        csv.Number(line.Quantity);
        csv.Amount(product.Price);
        csv.Amount(line.Discount);
        csv.Amount(CostOf(line));
        csv.EndRow();
    }

    private static decimal NetSalesOf(ShopOrderLine line) =>
        line.Quantity * ProductCatalogue.Products[line.Product].Price * (1 - line.Discount);

    private static decimal CostOf(ShopOrderLine line) => line.Quantity * UnitCostOf(ProductCatalogue.Products[line.Product]);

    internal static decimal UnitCostOf(CatalogueProduct product) =>
        Math.Round(product.Price * product.CostRate, 2, MidpointRounding.ToZero);
}
