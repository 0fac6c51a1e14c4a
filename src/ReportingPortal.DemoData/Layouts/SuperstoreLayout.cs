using System.Collections;
using ReportingPortal.DemoData.Generation;

namespace ReportingPortal.DemoData.Layouts;

/// <summary>
/// Order lines in the 21 columns of the Superstore sample: CRLF, month first, with and without leading zeros, Sales is the
/// line's total after discount. The byte order mark is the caller's choice.
/// </summary>
public static class SuperstoreLayout
{
    public const string Header =
        "Row ID,Order ID,Order Date,Ship Date,Ship Mode,Customer ID,Customer Name,Segment,Country,City,State,Postal Code,"
        + "Region,Product ID,Category,Sub-Category,Product Name,Sales,Quantity,Discount,Profit";

    public const int DefaultRows = 10_000;

    /// <summary>Writes <paramref name="rows"/> lines of the four years up to <paramref name="lastDay"/>, in no order of time.</summary>
    public static WrittenSales Write(
        TextWriter writer, int seed, DateOnly lastDay, int rows = DefaultRows, IProgress<long>? progress = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        var csv = new CsvRowWriter(writer, "\r\n", progress);
        csv.Header(Header);
        var orders = new SuperstoreOrders(csv, seed, lastDay, rows);
        while (csv.Rows < rows)
        {
            orders.WriteNext(maxLines: (int)(rows - csv.Rows));
        }
        csv.Finish();
        return orders.Truth;
    }

    private sealed class SuperstoreOrders(CsvRowWriter csv, int seed, DateOnly lastDay, int rows)
    {
        private static readonly (string City, string State, string Postal, string Region)[] Places =
        [
            ("New York City", "New York", "10024", "East"), ("Philadelphia", "Pennsylvania", "19140", "East"),
            ("Columbus", "Ohio", "43229", "East"), ("Lowell", "Massachusetts", "1852", "East"), ("Newark", "Delaware", "19711", "East"),
            ("Los Angeles", "California", "90036", "West"), ("Seattle", "Washington", "98103", "West"),
            ("San Francisco", "California", "94122", "West"), ("Denver", "Colorado", "80219", "West"), ("Phoenix", "Arizona", "85023", "West"),
            ("Houston", "Texas", "77041", "Central"), ("Chicago", "Illinois", "60610", "Central"), ("Detroit", "Michigan", "48227", "Central"),
            ("Jacksonville", "Florida", "32216", "South"), ("Charlotte", "North Carolina", "28205", "South"), ("Henderson", "Kentucky", "42420", "South"),
        ];

        private static readonly (string Mode, int MinDays, int MaxDays)[] ShipModes =
            [("Same Day", 0, 0), ("First Class", 1, 3), ("Second Class", 2, 5), ("Standard Class", 4, 7), ("Standard Class", 4, 7)];

        private static readonly string[] DayFormats = ["MM/dd/yyyy", "M/d/yyyy", "M/dd/yyyy"];
        private static readonly string[] Segments = ["Consumer", "Consumer", "Corporate", "Home Office"];
        private static readonly int[] DiscountPercents = [0, 0, 0, 0, 20, 20, 20, 10, 30, 45, 70];

        private readonly SeededRandom random = new(seed, stream: 21);
        private readonly SalesCalendar calendar = new(lastDay.AddDays(-4 * 365), lastDay, yearlyGrowth: 0.2);
        private readonly IReadOnlyList<SuperstoreProduct> products = SuperstoreProducts.Create(seed, Math.Clamp(rows / 5, 40, 1860));
        private readonly NamePool names = new(seed);
        private readonly BitArray customers = new(Math.Max(20, rows / 12));
        private int orderCount, customerCount;
        private long units;
        private decimal netSales, totalProfit;

        public WrittenSales Truth => new(csv.Rows, orderCount, customerCount, units, netSales, totalProfit);

        public void WriteNext(int maxLines)
        {
            var order = NextOrder();
            var lines = Math.Min(maxLines, random.Between(1, 3));
            var product = random.Pick(products);
            for (var line = 0; line < lines; line++)
            {
                WriteOrderColumns(order);
                WriteProductColumns(product);
                csv.EndRow();
                // the same article twice in one order is a line of its own, not a mistake
                product = orderCount % 50 == 7 ? product : random.Pick(products);
            }
        }

        private Order NextOrder()
        {
            orderCount++;
            var customer = random.Between(0, customers.Length - 1);
            customerCount += customers[customer] ? 0 : 1;
            customers[customer] = true;
            var day = calendar.NextDay(random);
            var (mode, minDays, maxDays) = random.Pick(ShipModes);
            var shippedOn = day.AddDays(random.Between(minDays, maxDays));
            return new Order(orderCount, customer, day, shippedOn, mode, random.Pick(DayFormats), random.Between(0, Places.Length - 1));
        }

        private void WriteOrderColumns(Order order)
        {
            var place = Places[order.Place];
            csv.Number(csv.Rows + 1);
            csv.Id($"CA-{order.Day.Year}-", 100_000 + order.Number);
            csv.Day(order.Day, order.DayFormat);
            csv.Day(order.ShippedOn, order.DayFormat);
            csv.Text(order.ShipMode);
            csv.Id(names.Initials(order.Customer) + "-", 10_000 + order.Customer);
            csv.Text(names.FullName(order.Customer));
            csv.Text(Segments[order.Customer % Segments.Length]);
            csv.Text("United States");
            csv.Text(place.City);
            csv.Text(place.State);
            csv.Text(place.Postal);
            csv.Text(place.Region);
        }

        private void WriteProductColumns(SuperstoreProduct product)
        {
            var quantity = random.Between(1, 14);
            var discount = random.Pick(DiscountPercents) / 100m;
            var sales = quantity * product.Price * (1 - discount);
            var profit = sales - (quantity * product.UnitCost);
            csv.Text(product.Id);
            csv.Text(product.Category);
            csv.Text(product.SubCategory);
            csv.Text(product.Name);
            csv.Amount(sales);
            csv.Number(quantity);
            csv.Amount(discount);
            csv.Amount(profit);
            units += quantity;
            netSales += sales;
            totalProfit += profit;
        }

        private readonly record struct Order(
            int Number, int Customer, DateOnly Day, DateOnly ShippedOn, string ShipMode, string DayFormat, int Place);
    }
}
