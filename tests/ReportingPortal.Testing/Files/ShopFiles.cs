using System.Globalization;

namespace ReportingPortal.Testing.Files;

/// <summary>Small exports of shop systems whose rows are not one line each: orders told on their first row, and orders in parts.</summary>
public static class ShopFiles
{
    public static List<string[]> Any(Random random) => random.Next(5) switch
    {
        0 => OlistOrders(random),
        1 => OlistItems(random),
        2 => OlistCustomers(random),
        _ => Shopify(random),
    };

    /// <summary>Discounts, refunds, taxes and shipping of an order stand on the first of its rows.</summary>
    private static List<string[]> Shopify(Random random)
    {
        List<string[]> rows =
        [
            ["Name", "Email", "Financial Status", "Currency", "Subtotal", "Shipping", "Taxes", "Total", "Discount Amount", "Created at", "Cancelled at", "Lineitem quantity",
                "Lineitem name", "Lineitem price", "Lineitem sku", "Lineitem discount", "Refunded Amount", "Billing Country"],
        ];
        for (var order = random.Next(1, 15); order > 0; order--)
        {
            for (var line = random.Next(1, 4); line > 0; line--)
            {
                string[] first = [random.Next(4) == 0 ? "refunded" : "paid", "EUR", $"{random.Next(200)}", "4.90", $"{random.Next(30)}", $"{random.Next(300)}", $"{random.Next(20)}"];
                string[] line1 = [$"{random.Next(1, 4)}", "Cup, \"blue\"", $"{random.Next(90)}.50", $"P{random.Next(5)}", "0.00", line == 1 ? $"{random.Next(3) * 10}" : "", "FR"];
                rows.Add([$"#{order}", $"c{random.Next(9)}@example.com", .. line == 1 ? first : new string[7], $"{Day(random)} 10:00:00 +0000", random.Next(9) == 0 ? $"{Day(random)} 11:00:00 +0000" : "", .. line1]);
            }
        }

        return [.. rows.Select(row => row.Select(value => value ?? "").ToArray())];
    }

    private static List<string[]> OlistOrders(Random random)
        => Rows(random, ["order_id", "customer_id", "order_status", "order_purchase_timestamp", "order_approved_at"], row =>
            [$"o{row}", $"n{random.Next(20)}", random.Next(6) == 0 ? "canceled" : "delivered", $"{Day(random)} 10:56:33", ""]);

    private static List<string[]> OlistItems(Random random)
        => Rows(random, ["order_id", "order_item_id", "product_id", "seller_id", "shipping_limit_date", "price", "freight_value"], row =>
            [$"o{row / 2}", $"{1 + row % 2}", $"p{random.Next(9)}", "s1", $"{Day(random)} 09:45:35", $"{random.Next(90)}.90", "13.29"]);

    private static List<string[]> OlistCustomers(Random random)
        => Rows(random, ["customer_id", "customer_unique_id", "customer_zip_code_prefix", "customer_city", "customer_state"], row =>
            [$"n{row}", $"u{random.Next(20)}", "01409", "são paulo", "SP"]);

    private static List<string[]> Rows(Random random, string[] header, Func<int, string[]> row)
        => [header, .. Enumerable.Range(0, random.Next(1, 40)).Select(row)];

    private static string Day(Random random) => new DateOnly(2024, 1, 1).AddDays(random.Next(360)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
