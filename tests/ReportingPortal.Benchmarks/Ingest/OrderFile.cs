using System.Text;

namespace ReportingPortal.Benchmarks.Ingest;

/// <summary>A file of order lines in the demo shop's layout, fixed by its seed: one to six lines an order, two years, in order of time.</summary>
internal static class OrderFile
{
    private static readonly string[] Regions = ["North", "South", "East", "West", "Centre"];
    private static readonly string[] Categories = ["Furniture", "Technology", "Office", "Books", "Toys", "Sports", "Garden", "Beauty"];

    private static readonly DateTime FirstDay = new(2023, 1, 1);

    public static byte[] Create(int rows, int quantityMore = 0) => Create(rows, "O", FirstDay, days: 730, quantityMore);

    public static byte[] NextDay(int rows) => Create(rows, "N", FirstDay.AddDays(730), days: 1, quantityMore: 0);

    private static byte[] Create(int rows, string prefix, DateTime first, int days, int quantityMore)
    {
        var random = new Random(42);
        var text = new StringBuilder(rows * 80);
        text.Append("order_id,order_date,customer_id,region,product_id,category,quantity,unit_price,discount,cost\n");
        for (int row = 0, order = 0; row < rows; order++)
        {
            var at = first.AddMinutes(order * (days * 24d * 60) / (rows / 3.5) % (days * 24 * 60));
            var customer = random.Next(Math.Max(10, rows / 20));
            for (var line = random.Next(1, 7); line > 0 && row < rows; line--, row++)
            {
                var product = random.Next(2000);
                var quantity = random.Next(1, 5) + quantityMore;
                text.Append($"{prefix}-{order:00000000},{at:yyyy-MM-dd HH:mm:ss},C{customer:000000},{Regions[customer % 5]},P{product:0000},{Categories[product % 8]},");
                text.Append($"{quantity},{5 + product % 97}.{product % 90 + 10},{(random.Next(4) == 0 ? "0.1" : "0")},{quantity * (3 + product % 60)}.50\n");
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
