using System.Text;

namespace ReportingPortal.Benchmarks.Ingest;

/// <summary>A file of order lines in the demo shop's layout, fixed by its seed: one to six lines an order, two years, in order of time.</summary>
/// <param name="customers">How many customers order; by default one to twenty rows.</param>
internal sealed class OrderFile(int rows, int? customers = null)
{
    private static readonly string[] Regions = ["North", "South", "East", "West", "Centre"];
    private static readonly string[] Categories = ["Furniture", "Technology", "Office", "Books", "Toys", "Sports", "Garden", "Beauty"];

    private const int Seed = 42;
    private const double RowsPerOrder = 3.5;
    private const int Days = 730;
    private static readonly DateTime FirstDay = new(2023, 1, 1);

    /// <summary>Who placed the first order.</summary>
    public string FirstCustomer => IdOf(new Random(Seed).Next(Customers));

    private int Customers => customers ?? Math.Max(10, rows / 20);

    /// <summary>The whole export.</summary>
    public long Write(string path) => Write(path, from: 0, known: rows, upTo: rows, changedFrom: rows);

    /// <summary>The next export of a shop that sends what is recent: a half percent known, a tenth of it changed, a half percent new.</summary>
    /// <param name="turn">Of several exports that follow each other: 0, 1, …</param>
    public long WriteFollowUp(string path, int turn = 0)
    {
        var known = rows + (turn * (rows / 200));
        return Write(path, known - rows / 200, known, known + rows / 200, changedFrom: known - rows / 2000);
    }

    /// <summary>One of several exports that follow each other: whole orders, each in one of them only.</summary>
    public long WritePart(string path, int part, int parts)
        => Write(path, (int)((long)rows * part / parts), rows, (int)((long)rows * (part + 1) / parts), changedFrom: rows, wholeOrders: true);

    /// <summary>Rows are the same whichever file they stand in, up to the one from which they are changed, and behind those known.</summary>
    private long Write(string path, int from, int known, int upTo, int changedFrom, bool wholeOrders = false)
    {
        var random = new Random(Seed);
        var written = 0L;
        using var text = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16);
        text.Write("order_id,order_date,customer_id,region,product_id,category,quantity,unit_price,discount,cost\n");
        for (int row = 0, order = 0; row < upTo; order++)
        {
            var at = FirstDay.AddMinutes(order * (Days * 24d * 60) / (rows / RowsPerOrder));
            var customer = random.Next(Customers);
            var starts = row;
            for (var line = random.Next(1, 7); line > 0 && (row < upTo || (wholeOrders && row < rows)); line--, row++)
            {
                var product = random.Next(2000);
                var quantity = random.Next(1, 5) + (row >= changedFrom && row < known ? 1 : 0);
                var discount = random.Next(4) == 0 ? "0.1" : "0";
                if ((wholeOrders ? starts : row) >= from)
                {
                    written++;
                    text.Write($"O-{order:00000000},{at:yyyy-MM-dd HH:mm:ss},{IdOf(customer)},{Regions[customer % 5]},P{product:0000},{Categories[product % 8]},");
                    text.Write($"{quantity},{5 + product % 97}.{product % 90 + 10},{discount},{quantity * (3 + product % 60)}.50\n");
                }
            }
        }

        return written;
    }

    private static string IdOf(int customer) => $"C{customer:000000}";
}
