using System.Collections;
using ReportingPortal.DemoData.Generation;

namespace ReportingPortal.DemoData.Layouts;

/// <summary>Three flat files: customer.csv, products.csv and Transactions.csv, one transaction a row, in order of time.</summary>
public sealed class TransactionsLayout
{
    public const string CustomersHeader = "customerid,customername,region,signupdate";
    public const string ProductsHeader = "productid,productname,category,price";
    public const string TransactionsHeader = "transactionid,customerid,productid,transactiondate,quantity,totalvalue";
    public const int DefaultRows = 10_000;
    private const int SignupDaysBefore = 365;
    private static readonly string[] Regions = ["Asia", "Europe", "North America", "South America"];

    private readonly int seed;
    private readonly int rows;
    private readonly int customerCount;
    private readonly DateOnly firstSignup;
    private readonly SalesCalendar calendar;
    private readonly decimal[] prices;

    /// <summary>Transactions of the two years up to <paramref name="lastDay"/>; the customers signed up a year before that or since.</summary>
    public TransactionsLayout(int seed, DateOnly lastDay, int rows = DefaultRows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        this.seed = seed;
        this.rows = rows;
        calendar = new SalesCalendar(lastDay.AddDays(-729), lastDay, yearlyGrowth: 0.25);
        firstSignup = calendar.FirstDay.AddDays(-SignupDaysBefore);
        customerCount = Math.Max(20, rows / 20);
        var random = new SeededRandom(seed, stream: 30);
        prices = [.. Enumerable.Range(0, Math.Clamp(rows / 50, 42, 2000)).Select(_ => random.Money(5, 400))];
    }

    /// <summary>Writes the three files one after the other.</summary>
    public static WrittenSales Write(
        TextWriter customers, TextWriter products, TextWriter transactions, int seed, DateOnly lastDay,
        int rows = DefaultRows, IProgress<long>? progress = null)
    {
        var layout = new TransactionsLayout(seed, lastDay, rows);
        layout.WriteCustomers(customers);
        layout.WriteProducts(products);
        return layout.WriteTransactions(transactions, progress);
    }

    public void WriteCustomers(TextWriter writer)
    {
        var csv = new CsvRowWriter(writer, "\n");
        csv.Header(CustomersHeader);
        var names = new NamePool(seed);
        for (var customer = 0; customer < customerCount; customer++)
        {
            csv.Id("C", customer + 1, "D6");
            csv.Text(names.FullName(customer));
            csv.Text(Regions[customer % Regions.Length]);
            csv.Day(SignupOf(customer));
            csv.EndRow();
        }
        csv.Finish();
    }

    public void WriteProducts(TextWriter writer)
    {
        var csv = new CsvRowWriter(writer, "\n");
        csv.Header(ProductsHeader);
        for (var product = 0; product < prices.Length; product++)
        {
            var article = ProductCatalogue.Products[product % ProductCatalogue.Products.Count];
            var model = product / ProductCatalogue.Products.Count;
            csv.Id("P", product + 1, "D4");
            csv.Text(model == 0 ? article.Name : $"{article.Name}, Model {model + 1}");
            csv.Text(article.Category);
            csv.Amount(prices[product]);
            csv.EndRow();
        }
        csv.Finish();
    }

    public WrittenSales WriteTransactions(TextWriter writer, IProgress<long>? progress = null)
    {
        var csv = new CsvRowWriter(writer, "\n", progress);
        csv.Header(TransactionsHeader);
        var random = new SeededRandom(seed, stream: 31);
        var buyers = new BitArray(customerCount);
        long units = 0;
        var netSales = 0m;
        for (var row = 0; row < rows; row++)
        {
            var moment = calendar.MomentAt(rows == 1 ? 1 : row / (rows - 1.0));
            var customer = CustomerSignedUpBy(DateOnly.FromDateTime(moment), random);
            var product = random.Between(0, prices.Length - 1);
            var quantity = random.Between(1, 4);
            buyers[customer] = true;
            units += quantity;
            netSales += quantity * prices[product];
            WriteTransaction(csv, customer, product, moment, quantity);
        }
        csv.Finish();
        return new WrittenSales(rows, rows, buyers.Cast<bool>().Count(bought => bought), units, netSales, Profit: null);
    }

    private void WriteTransaction(CsvRowWriter csv, int customer, int product, DateTime moment, int quantity)
    {
        csv.Id("T", csv.Rows + 1, "D7");
        csv.Id("C", customer + 1, "D6");
        csv.Id("P", product + 1, "D4");
        csv.Time(moment);
        csv.Number(quantity);
        csv.Amount(quantity * prices[product]);
        csv.EndRow();
    }

    private DateOnly SignupOf(int customer) => firstSignup.AddDays((int)(SignupSpan * customer / customerCount));

    // customers stand in order of signup, so those known on a day are the first so many; the newest share buys most
    private int CustomerSignedUpBy(DateOnly day, SeededRandom random)
    {
        var known = (int)((day.DayNumber - firstSignup.DayNumber) * (long)customerCount / SignupSpan);
        var share = random.Share();
        return known - 1 - (int)(share * share * known);
    }

    private long SignupSpan => calendar.Days + SignupDaysBefore;
}
