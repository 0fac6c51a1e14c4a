using System.Text;

namespace ReportingPortal.Testing.Files;

/// <summary>Texts that are well formed in their way and still no table, or a table of extremes.</summary>
public static class StrangeTexts
{
    private static readonly string[] Values =
    [
        "", " ", "\u00A0", "\uFEFF", "*", "0", "-0", "1e400", "-1e-400", "NaN", "∞", "99999999999999999999999999999999", "0.00000000000000000001", "1,2,3", "1.2.3", "--1", "+-",
        "0000-00-00", "9999-12-31", "2024-02-30", "31/12/9999 23:59:60", "1/1/1", "20240230", "2024-01-01T00:00:00+99:99", "true", "null", "=1+1", "'", "\"\"", "\\", "\\N",
        "a\u0000b", "\uD83D\uDE00", "\u202E", "'; drop table uploads; --", "{\"a\":1}", "[1]", "<b>", "%s%n", "../..",
    ];

    public static byte[] Any(Random random) => random.Next(8) switch
    {
        0 => Encoding.UTF8.GetBytes(Table(random, ',')),
        1 => Encoding.UTF8.GetBytes(Table(random, "\t;|:"[random.Next(4)])),
        2 => Encoding.BigEndianUnicode.GetBytes(Table(random, ';')),
        3 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Values[random.Next(Values.Length)] + "\n", random.Next(50)))),
        4 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => Json(random, 0) + "\n"))),
        5 => Encoding.UTF8.GetBytes("{\"a\":" + new string('[', random.Next(1, 3000)) + "\n"),
        6 => Encoding.UTF8.GetBytes($"{{\"order_id\":\"\\ud800\",\"{Values[random.Next(Values.Length)].Replace("\\", "\\\\").Replace("\"", "\\\"")}\":\"\\u0000\",\"x\":{{}}}}\n"),
        _ => Encoding.UTF8.GetBytes("order_id,order_date,net_sales\n" + string.Concat(Enumerable.Range(0, 60).Select(_ =>
            $"{Value(random)},{Value(random)},{Value(random)}\n"))),
    };

    private static string Table(Random random, char separator)
    {
        string[] names = ["order_id", "order_date", "customer_id", "sales", "quantity", "Order ID", "price", "event_type", "timestamp", "user_id", "category", "Kauf–Datum", ""];
        var columns = random.Next(1, 9);
        var text = new StringBuilder();
        text.AppendJoin(separator, Enumerable.Range(0, columns).Select(_ => names[random.Next(names.Length)])).Append("\r\n");
        for (var row = random.Next(30); row > 0; row--)
        {
            text.AppendJoin(separator, Enumerable.Range(0, Math.Max(0, columns + random.Next(-1, 2))).Select(_ => Value(random))).Append(random.Next(9) == 0 ? "\r" : "\r\n");
        }

        return text.ToString();
    }

    private static string Json(Random random, int depth) => random.Next(depth > 4 ? 4 : 7) switch
    {
        0 => "1.5",
        1 => "null",
        2 => System.Text.Json.JsonSerializer.Serialize(Value(random)),
        3 => "true",
        4 => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Json(random, depth + 1)))}]",
        _ => $"{{{string.Join(',', Enumerable.Range(0, random.Next(5)).Select(i => $"\"k{random.Next(6)}\":{Json(random, depth + 1)}"))}}}",
    };

    private static string Value(Random random) => Values[random.Next(Values.Length)];
}
