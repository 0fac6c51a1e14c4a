using ReportingPortal.DemoData.Ecommerce;

namespace ReportingPortal.DemoData.Tests.Ecommerce;

/// <summary>What holds for every events.csv, whoever wrote it.</summary>
internal static class EventRows
{
    public const string Header = "event_id,user_id,session_id,event_type,timestamp,product_id,category,price,quantity";

    public static WrittenEvents Recount(IReadOnlyList<CsvText.Row> rows)
    {
        var purchases = OfType(rows, "purchase").ToList();
        return new WrittenEvents(
            rows.Count,
            rows.Select(row => row["session_id"]).Distinct().Count(),
            rows.Select(row => row["user_id"]).Distinct().Count(),
            OfType(rows, "product_view").Count(),
            OfType(rows, "add_to_cart").Count(),
            purchases.Count,
            purchases.Select(row => row["session_id"]).Distinct().Count(),
            purchases.Sum(row => row.Amount("price") * row.Number("quantity")));
    }

    public static IEnumerable<CsvText.Row> OfType(IEnumerable<CsvText.Row> rows, string type) =>
        rows.Where(row => row["event_type"] == type);

    public static void ShouldBeWellFormed(IReadOnlyList<CsvText.Row> rows)
    {
        rows.Select(row => row["event_id"]).Distinct().Count().ShouldBe(rows.Count);
        rows.Select(row => row["event_type"]).Distinct().Order()
            .ShouldBe(["add_to_cart", "product_view", "purchase", "session_end", "session_start"]);
        foreach (var session in rows.GroupBy(row => row["session_id"]))
        {
            ShouldBeASession([.. session]);
        }
    }

    /// <summary>The share of sessions that reach each step only falls, and the cart is neither always nor never used.</summary>
    public static void ShouldNarrow(IReadOnlyList<CsvText.Row> rows)
    {
        var sessions = rows.Select(row => row["session_id"]).Distinct().Count();
        var viewed = SessionsWith(rows, "product_view");
        var carted = SessionsWith(rows, "add_to_cart");
        var bought = SessionsWith(rows, "purchase");
        viewed.ShouldBeLessThan(sessions);
        carted.ShouldBeInRange(viewed / 5, viewed * 4 / 5);
        bought.ShouldBeInRange(1, carted - 1);
    }

    private static void ShouldBeASession(List<CsvText.Row> rows)
    {
        rows.Select(row => row["user_id"]).Distinct().Count().ShouldBe(1);
        rows.Select(row => row.Time("timestamp")).ShouldBeInOrder();
        rows[0]["event_type"].ShouldBe("session_start");
        rows[^1]["event_type"].ShouldBe("session_end");
        var seen = new HashSet<(string, string)>();
        foreach (var row in rows)
        {
            ShouldFollow(row, seen);
            seen.Add((row["event_type"], row["product_id"]));
        }
    }

    private static void ShouldFollow(CsvText.Row row, HashSet<(string Type, string Product)> seen)
    {
        var type = row["event_type"];
        (row["product_id"] != "" && row["category"] != "").ShouldBe(type is "product_view" or "add_to_cart" or "purchase");
        (row["price"] != "" && row["quantity"] != "").ShouldBe(type is "add_to_cart" or "purchase");
        if (type is "add_to_cart" or "purchase")
        {
            seen.ShouldContain((type == "purchase" ? "add_to_cart" : "product_view", row["product_id"]));
        }
    }

    private static int SessionsWith(IReadOnlyList<CsvText.Row> rows, string type) =>
        OfType(rows, type).Select(row => row["session_id"]).Distinct().Count();
}
