using System.Globalization;
using ReportingPortal.DemoData.Generation;

namespace ReportingPortal.DemoData.Layouts;

/// <summary>
/// Four files that mean something only joined: orders without items, items without dates, customers with a number for each
/// order and one for the person, products. Every order is made from its number alone, so each file can be written by itself.
/// </summary>
public sealed class OlistLayout
{
    public const string OrdersHeader =
        "order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,"
        + "order_delivered_customer_date,order_estimated_delivery_date";

    public const string ItemsHeader = "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value";
    public const string CustomersHeader = "customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state";
    public const string ProductsHeader =
        "product_id,product_category_name,product_name_lenght,product_description_lenght,product_photos_qty,"
        + "product_weight_g,product_length_cm,product_height_cm,product_width_cm";

    public const int DefaultOrders = 10_000;
    private const int PersonKind = 1, ProductKind = 2, SellerKind = 3;

    private static readonly (string City, string State, int Postal)[] Places =
    [
        ("sao paulo", "SP", 1151), ("campinas", "SP", 13056), ("rio de janeiro", "RJ", 20031), ("niteroi", "RJ", 24220),
        ("belo horizonte", "MG", 30140), ("curitiba", "PR", 80020), ("porto alegre", "RS", 90010), ("salvador", "BA", 40020),
    ];

    private static readonly string[] Categories = ["cama_mesa_banho", "beleza_saude", "esporte_lazer", "informatica_acessorios", "moveis_decoracao"];

    private readonly int seed;
    private readonly int orders;
    private readonly int people;
    private readonly SalesCalendar calendar;
    private readonly decimal[] prices;

    /// <summary>Orders of the two years up to <paramref name="lastDay"/>, in order of time.</summary>
    public OlistLayout(int seed, DateOnly lastDay, int orders = DefaultOrders)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(orders);
        (this.seed, this.orders, people) = (seed, orders, Math.Max(1, orders * 3 / 4));
        calendar = new SalesCalendar(lastDay.AddDays(-729), lastDay, yearlyGrowth: 0.4);
        var random = new SeededRandom(seed, stream: 40);
        prices = [.. Enumerable.Range(0, Math.Clamp(orders / 4, 10, 3000)).Select(_ => random.Money(5, 300))];
    }

    public void WriteOrders(TextWriter writer)
    {
        var csv = new CsvRowWriter(writer, "\n");
        csv.Header(OrdersHeader);
        foreach (var order in Orders())
        {
            csv.Text(order.Id);
            csv.Text(order.CustomerId);
            csv.Text(order.Status);
            csv.Time(order.At);
            csv.Time(order.At.AddMinutes(17));
            WriteDelivery(csv, order, days: 2);
            WriteDelivery(csv, order, days: 9);
            csv.Time(order.At.Date.AddDays(23));
            csv.EndRow();
        }
        csv.Finish();
    }

    /// <summary>Writes the items; those of cancelled orders are listed and no sales.</summary>
    public WrittenSales WriteItems(TextWriter writer, IProgress<long>? progress = null)
    {
        var csv = new CsvRowWriter(writer, "\n", progress);
        csv.Header(ItemsHeader);
        var (netSales, units, sold, buyers) = (0m, 0L, 0, new HashSet<int>());
        foreach (var order in Orders())
        {
            for (var item = 0; item < order.Products.Length; item++)
            {
                WriteItem(csv, order, item);
            }
            if (order.Status == "canceled" || order.Products.Length == 0)
            {
                continue;
            }
            sold++;
            units += order.Products.Length;
            netSales += order.Products.Sum(product => prices[product]);
            buyers.Add(order.Person);
        }
        csv.Finish();
        return new WrittenSales(csv.Rows, sold, buyers.Count, units, netSales, Profit: null);
    }

    public void WriteCustomers(TextWriter writer)
    {
        var csv = new CsvRowWriter(writer, "\n");
        csv.Header(CustomersHeader);
        foreach (var order in Orders())
        {
            csv.Text(order.CustomerId);
            csv.Text(IdOf(PersonKind, order.Person));
            csv.Number(order.Place.Postal);
            csv.Text(order.Place.City);
            csv.Text(order.Place.State);
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
            csv.Text(IdOf(ProductKind, product));
            csv.Text(Categories[product % Categories.Length]);
            foreach (var measure in new[] { 40 + (product % 20), 300 + product, 1 + (product % 4), 250, 20, 10, 15 })
            {
                csv.Number(measure);
            }
            csv.EndRow();
        }
        csv.Finish();
    }

    private static void WriteDelivery(CsvRowWriter csv, Order order, int days)
    {
        if (order.Status == "delivered")
        {
            csv.Time(order.At.AddDays(days));
        }
        else
        {
            csv.Empty();
        }
    }

    private void WriteItem(CsvRowWriter csv, Order order, int item)
    {
        csv.Text(order.Id);
        csv.Number(item + 1);
        csv.Text(IdOf(ProductKind, order.Products[item]));
        csv.Text(IdOf(SellerKind, order.Products[item] % 7));
        csv.Time(order.At.AddDays(4));
        csv.Amount(prices[order.Products[item]]);
        csv.Amount(SeededRandom.FromCents(799 + (order.Products[item] % 900)));
        csv.EndRow();
    }

    private IEnumerable<Order> Orders()
    {
        for (var number = 0; number < orders; number++)
        {
            var random = new SeededRandom(seed, stream: 1_000_000L + number);
            var person = random.Between(0, people - 1);
            var status = random.Between(0, 49) switch { 0 => "canceled", 1 => "shipped", 2 => "invoiced", _ => "delivered" };
            var products = new int[random.Chance(0.01) ? 0 : random.Between(1, 3)];
            for (var item = 0; item < products.Length; item++)
            {
                // the same article twice is two items, each with its own number
                products[item] = item == 1 && random.Chance(0.3) ? products[0] : random.Between(0, prices.Length - 1);
            }
            // some people have moved between two orders
            var place = Places[(person + (random.Chance(0.1) ? 1 : 0)) % Places.Length];
            yield return new Order(
                Hex(random), Hex(random), person, status, calendar.MomentAt(orders == 1 ? 1 : number / (orders - 1.0)), place, products);
        }
    }

    private string IdOf(int kind, int number) => Hex(new SeededRandom(seed, ((long)kind << 40) + number));

    private static string Hex(SeededRandom random)
        => string.Create(CultureInfo.InvariantCulture, $"{random.NextBits():x16}{random.NextBits():x16}");

    private sealed record Order(
        string Id, string CustomerId, int Person, string Status, DateTime At, (string City, string State, int Postal) Place, int[] Products);
}
