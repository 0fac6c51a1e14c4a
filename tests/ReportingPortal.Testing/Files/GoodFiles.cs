using System.Globalization;
using System.Text;

namespace ReportingPortal.Testing.Files;

/// <summary>Small files as shops send them, in every form the portal opens: what is spoilt afterwards was right before.</summary>
public static class GoodFiles
{
    public static byte[] Any(Random random) => random.Next(17) switch
    {
        0 => Text(Orders(random), ','),
        1 => Text(Orders(random), ';'),
        2 => Text(Events(random), '\t'),
        3 => Text(Customers(random), ','),
        4 => Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(Text(Orders(random), ';')))).ToArray(),
        5 => Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(Text(Customers(random), ';'))),
        6 => JsonLines(Orders(random)),
        7 => NestedJsonLines(random),
        8 => Workbook(Orders(random)).ToBytes(),
        9 => Workbook(Orders(random), Customers(random)).ToBytes(),
        10 => PackedFile.Gzip(Text(Orders(random), ',')),
        11 => Text(Orders(random), '|'),
        12 => [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Encoding.UTF8.GetString(Text(Orders(random), '\t')))],
        13 => JsonArray(Orders(random)),
        14 or 15 => Text(ShopFiles.Any(random), ','),
        _ => PackedFile.Zip(("orders.csv", Text(Orders(random), ',')), ("data/customers.csv", Text(Customers(random), ';'))),
    };

    public static List<string[]> Orders(Random random)
        => Rows(random, ["order_id", "order_date", "customer_id", "product_id", "category", "quantity", "unit_price"], row =>
        [
            $"O{row / 2}", Day(random), $"C{random.Next(20)}", $"P{random.Next(9)}", random.Next(5) == 0 ? "Toys, \"old\"" : "Bücher",
            $"{random.Next(1, 5)}", $"{random.Next(1, 90)}.{random.Next(10)}",
        ]);

    public static List<string[]> Customers(Random random)
        => Rows(random, ["customer_id", "customer_name", "email", "country", "signup_date"], row =>
            [$"C{row}", "Zoë Ångström", $"c{row}@example.com", "Österreich", Day(random)]);

    public static List<string[]> Events(Random random)
        => Rows(random, ["event_id", "user_id", "session_id", "event_type", "timestamp", "product_id", "price"], row =>
            [$"E{row}", $"C{random.Next(9)}", $"S{row / 4}", random.Next(3) == 0 ? "purchase" : "product_view", Day(random) + " 10:11:12", $"P{random.Next(5)}", "9.90"]);

    public static byte[] Text(List<string[]> rows, char separator)
        => Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => string.Join(separator, row.Select(value => Quoted(value, separator))) + "\n")));

    public static byte[] JsonLines(List<string[]> rows)
        => Encoding.UTF8.GetBytes(string.Concat(rows.Skip(1).Select(row => System.Text.Json.JsonSerializer.Serialize(
            rows[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second)) + "\n")));

    public static byte[] JsonArray(List<string[]> rows)
        => [.. "["u8, .. Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(JsonLines(rows)).TrimEnd().Replace("\n", ",\n", StringComparison.Ordinal)), .. "]"u8];

    /// <summary>A workbook with a sheet for each table.</summary>
    public static WorkbookFile Workbook(params List<string[]>[] tables)
    {
        var file = new WorkbookFile { Formats = { "14" } };
        for (var i = 0; i < tables.Length; i++)
        {
            file.Add($"Sheet {i + 1}", [.. tables[i].Select(row => row.Select((value, column) => Cell(file, value, column)).ToArray())]);
        }

        return file;
    }

    private static string Cell(WorkbookFile file, string value, int column)
        => DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) ? WorkbookFile.Number($"{day.DayNumber - 693_593}", 1)
            : decimal.TryParse(value, CultureInfo.InvariantCulture, out _) ? WorkbookFile.Number(value)
            : column % 2 == 0 ? file.Text(value) : WorkbookFile.Inline(value);

    private static byte[] NestedJsonLines(Random random)
    {
        var lines = Enumerable.Range(0, random.Next(1, 12)).Select(session =>
            $"{{\"session\":{session},\"events\":[{string.Join(',', Enumerable.Range(0, random.Next(5)).Select(_ => $"{{\"aid\":{random.Next(99)},\"ts\":{1_659_304_800_000 + random.Next(1_000_000)},\"type\":\"clicks\"}}"))}]}}\n");
        return Encoding.UTF8.GetBytes(string.Concat(lines));
    }

    private static List<string[]> Rows(Random random, string[] header, Func<int, string[]> row)
        => [header, .. Enumerable.Range(0, random.Next(1, 40)).Select(row)];

    private static string Day(Random random) => new DateOnly(2024, 1, 1).AddDays(random.Next(360)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Quoted(string value, char separator)
        => value.IndexOfAny([separator, '"', '\n', '\r']) < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
