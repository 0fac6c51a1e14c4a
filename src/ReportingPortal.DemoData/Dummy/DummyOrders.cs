using ReportingPortal.DemoData.Generation;

namespace ReportingPortal.DemoData.Dummy;

/// <summary>The rows behind "Generate &amp; Load Dummy Data": one order a row, sales and profit ready made.</summary>
public static class DummyOrders
{
    public const string Header = "Order ID,Order Date,Customer ID,Region,Category,Sales,Profit";
    public const int DefaultRows = 1500;
    private const int Days = 365;
    private static readonly string[] Regions = ["North", "South", "East", "West"];
    private static readonly string[] Categories = ["Furniture", "Office Supplies", "Technology"];

    /// <summary>Writes orders of the 365 days up to <paramref name="lastDay"/>; the same arguments give the same bytes.</summary>
    public static WrittenSales Write(
        TextWriter writer, int seed, DateOnly lastDay, int rows = DefaultRows, IProgress<long>? progress = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        var csv = new CsvRowWriter(writer, "\n", progress);
        csv.Header(Header);
        var random = new SeededRandom(seed, stream: 1);
        var customers = new HashSet<int>();
        decimal totalSales = 0, totalProfit = 0;
        for (var row = 0; row < rows; row++)
        {
            var (customer, sales, profit) = WriteOrder(csv, row, lastDay, random);
            customers.Add(customer);
            totalSales += sales;
            totalProfit += profit;
        }
        csv.Finish();
        return new WrittenSales(rows, rows, customers.Count, Units: null, totalSales, totalProfit);
    }

    private static (int Customer, decimal Sales, decimal Profit) WriteOrder(
        CsvRowWriter csv, int row, DateOnly lastDay, SeededRandom random)
    {
        var customer = random.Between(1, 100);
        var category = random.Pick(Categories);
        var sales = random.Money(20, 1500);
        var rate = category == "Furniture" ? random.Between(-1000, 3000) : random.Between(1000, 5000);
        var profit = Math.Round(sales * rate / 10_000m, 2, MidpointRounding.ToZero);
        csv.Id("ORD-", 1000 + row);
        csv.Day(lastDay.AddDays(-random.Between(0, Days - 1)));
        csv.Id("CUST-", customer);
        csv.Text(random.Pick(Regions));
        csv.Text(category);
        csv.Amount(sales);
        csv.Amount(profit);
        csv.EndRow();
        return (customer, sales, profit);
    }
}
