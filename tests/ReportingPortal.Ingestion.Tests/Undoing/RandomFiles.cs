using System.Text;
using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Ingestion.Tests.Undoing;

/// <summary>Small files of every kind over few keys, so that they meet each other's rows all the time.</summary>
internal sealed class RandomFiles(int seed, bool withOrders = true, bool withParts = false)
{
    private readonly Random random = new(seed);
    private readonly List<(string Name, UploadKind Kind, string Text)> files = [];

    public (string Name, UploadKind Kind, string Text) Next()
    {
        var again = files.Count > 0 && random.Next(5) == 0 ? files[random.Next(files.Count)] : default;
        var (kind, text) = again.Text is null
            ? withParts && random.Next(3) > 0 ? Part() : random.Next(withOrders ? 7 : 4) switch
            {
                0 => (UploadKind.Customers, Customers()),
                1 => (UploadKind.Products, Products()),
                2 or 3 => (UploadKind.Events, Events()),
                _ => (UploadKind.OrderLines, Orders()),
            }
            : (again.Kind, again.Text);
        files.Add(($"{files.Count}.csv", kind, text));
        return files[^1];
    }

    /// <summary>A part of orders of the same few numbers as the whole ones.</summary>
    private (UploadKind Kind, string Text) Part() => random.Next(3) switch
    {
        0 => (UploadKind.OrderHeads, "order_id,order_date,customer_id,customer_alias,customer_name,region,status\n" + Lines(6, Head)),
        1 => (UploadKind.OrderItems, "order_id,item_id,product_id,product_name,category,quantity,unit_price\n" + Lines(9, Item)),
        _ => (UploadKind.CustomerAliases, "customer_alias,customer_unique_id,name,region\n" + Lines(4, () => $"A{random.Next(4)},C{random.Next(5)},{Maybe("N", 2)},{Maybe("R", 2)}")),
    };

    private string Head()
    {
        var (customer, alias) = random.Next(2) == 0 ? (Maybe("C", 5), "") : ("", $"A{random.Next(4)}");
        return $"O{random.Next(9)},2024-0{random.Next(1, 4)}-{random.Next(1, 4):00} {random.Next(24):00}:30,{customer},{alias},{Maybe("N", 2)},{Maybe("R", 2)},{(random.Next(5) == 0 ? "cancelled" : "completed")}";
    }

    private string Item()
        => $"O{random.Next(9)},{Maybe("", 3)},P{random.Next(4)},{Maybe("T", 2)},{Maybe("K", 2)},{random.Next(1, 3)},{random.Next(1, 3)}.25";

    private static string Lines(int count, Func<string> line) => string.Concat(Enumerable.Range(0, count).Select(_ => line() + "\n"));

    private string Orders()
    {
        var text = new StringBuilder("order_id,order_date,customer_id,customer_name,customer_email,region,product_id,product_name,category,quantity,unit_price,status\n");
        for (var i = 0; i < 14; i++)
        {
            var customer = random.Next(5) == 0 ? "" : $"C{random.Next(5)}";
            text.Append($"O{random.Next(9)},2024-0{random.Next(1, 4)}-{random.Next(1, 4):00} {random.Next(24):00}:30,{customer},{Maybe("N", 2)},{Maybe("M", 2)},{Maybe("R", 2)},");
            text.Append($"P{random.Next(4)},{Maybe("T", 2)},{Maybe("K", 2)},{random.Next(-1, 3)},{random.Next(1, 3)}.25,{(random.Next(9) == 0 ? "cancelled" : "completed")}\n");
        }

        return text.ToString();
    }

    private string Customers()
        => "customer_id,name,region\n" + string.Concat(Enumerable.Range(0, 4).Select(_ => $"C{random.Next(6)},{Maybe("N", 3)},{Maybe("R", 3)}\n"));

    private string Products()
        => "product_id,product_name,category,price\n" + string.Concat(Enumerable.Range(0, 3).Select(_ => $"P{random.Next(5)},{Maybe("T", 3)},{Maybe("K", 3)},{random.Next(1, 4)}\n"));

    private string Events()
    {
        var text = new StringBuilder("event_id,user_id,session_id,event_type,timestamp,product_id,category,price,quantity\n");
        for (var i = 0; i < 12; i++)
        {
            var type = random.Next(3) == 0 ? "product_view" : "purchase";
            var price = random.Next(2) == 0 ? "" : $"{random.Next(1, 3)}";
            text.Append($"E{random.Next(20)},{Maybe("C", 5)},S{random.Next(5)},{type},2024-0{random.Next(1, 4)}-{random.Next(1, 4):00} 10:00,P{random.Next(4)},{Maybe("K", 2)},{price},1\n");
        }

        return text.ToString();
    }

    private string Maybe(string letter, int most) => random.Next(3) == 0 ? "" : $"{letter}{random.Next(most)}";
}
