using ReportingPortal.DemoData.Shop;
using ReportingPortal.DemoData.Tests.Ecommerce;

namespace ReportingPortal.DemoData.Tests.Shop;

public class DemoShopTests
{
    private static readonly DateOnly LastDay = new(2025, 6, 30);
    private readonly DemoShop shop = new(seed: 42, LastDay);

    private IReadOnlyList<CsvText.Row> Orders => CsvText.Of(writer => shop.WriteOrders(writer)).Rows;

    [Fact]
    public void Files_have_the_documented_columns()
    {
        CsvText.Of(shop.WriteCustomers).Header.ShouldBe("customer_id,customer_name,email,region,city,segment,signup_date");
        CsvText.Of(shop.WriteProducts).Header.ShouldBe("product_id,product_name,category,price,cost");
        CsvText.Of(writer => shop.WriteOrders(writer)).Header.ShouldBe(
            "order_id,order_date,customer_id,region,product_id,category,quantity,unit_price,discount,cost");
        CsvText.Of(writer => shop.WriteEvents(writer)).Header.ShouldBe(EventRows.Header);
    }

    [Fact]
    public void It_has_the_size_of_a_small_shop()
    {
        var truth = shop.WriteOrders(TextWriter.Null);
        truth.Orders.ShouldBeInRange(6000, 8000);
        truth.Rows.ShouldBeInRange(12_000, 17_000);
        truth.Customers.ShouldBeInRange(1100, 1200);
        shop.WriteEvents(TextWriter.Null).Events.ShouldBeInRange(25_000, 37_000);
    }

    [Fact]
    public void Customers_have_their_own_address_at_example_com()
    {
        var rows = CsvText.Of(shop.WriteCustomers).Rows;
        rows.Count.ShouldBe(1200);
        rows.Select(row => row["email"]).Distinct().Count().ShouldBe(1200);
        rows.ShouldAllBe(row => row["email"].EndsWith("@example.com") && row["email"].All(char.IsAscii));
        rows.Select(row => row["region"]).Distinct().Order().ShouldBe(["Central", "East", "North", "South", "West"]);
    }

    [Fact]
    public void Orders_fit_customers_and_products()
    {
        var customers = CsvText.Of(shop.WriteCustomers).Rows.ToDictionary(row => row["customer_id"]);
        var products = CsvText.Of(shop.WriteProducts).Rows.ToDictionary(row => row["product_id"]);
        var orders = Orders;

        orders.ShouldAllBe(row => customers[row["customer_id"]]["region"] == row["region"]);
        orders.ShouldAllBe(row => customers[row["customer_id"]].Day("signup_date") <= DayOf(row));
        orders.ShouldAllBe(row => products[row["product_id"]]["category"] == row["category"]);
        orders.ShouldAllBe(row => products[row["product_id"]].Amount("cost") * row.Number("quantity") == row.Amount("cost"));
        orders.Select(row => row["category"]).Distinct().Count().ShouldBe(7);
        orders.ShouldAllBe(row => DayOf(row) <= LastDay && DayOf(row) > LastDay.AddDays(-730));
        orders.GroupBy(row => row["order_id"]).ShouldAllBe(lines => lines.Select(line => line["customer_id"]).Distinct().Count() == 1);
    }

    [Fact]
    public void Returns_give_back_at_most_what_the_order_held()
    {
        var lines = Orders.GroupBy(row => (row["order_id"], row["product_id"])).ToList();
        lines.ShouldAllBe(group => group.Sum(row => row.Number("quantity")) >= 0);
        lines.Sum(group => group.Count(row => row.Number("quantity") < 0)).ShouldBeGreaterThan(100);
    }

    [Fact]
    public void One_category_loses_money_and_the_others_earn()
    {
        var profits = Orders.GroupBy(row => row["category"]).ToDictionary(
            group => group.Key, group => group.Sum(row => NetSalesOf(row) - row.Amount("cost")));
        profits.Where(profit => profit.Value < 0).Select(profit => profit.Key).ShouldBe(["Home & Garden"]);
    }

    [Fact]
    public void What_it_tells_equals_a_recount()
    {
        var orders = Orders;
        shop.WriteOrders(TextWriter.Null).ShouldBe(new WrittenSales(
            orders.Count,
            orders.Select(row => row["order_id"]).Distinct().Count(),
            orders.Select(row => row["customer_id"]).Distinct().Count(),
            orders.Sum(row => (long)row.Number("quantity")),
            orders.Sum(NetSalesOf),
            orders.Sum(row => NetSalesOf(row) - row.Amount("cost"))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(42)]
    [InlineData(2024)]
    public void All_ten_rfm_groups_are_populated(int seed)
    {
        var orders = CsvText.Of(writer => new DemoShop(seed, LastDay).WriteOrders(writer)).Rows.Where(row => row.Number("quantity") > 0);
        var groups = RfmGrid.CountGroups([.. orders.GroupBy(row => row["customer_id"]).Select(rows => (
            RecencyDays: LastDay.DayNumber - rows.Max(DayOf).DayNumber,
            Frequency: rows.Select(row => row["order_id"]).Distinct().Count()))]);

        groups.Count.ShouldBe(10);
        groups.ShouldAllBe(group => group.Value >= 10);
    }

    [Fact]
    public void A_quarter_of_the_customers_brings_four_fifths_of_the_sales()
    {
        var spends = Orders.GroupBy(row => row["customer_id"]).Select(rows => rows.Sum(NetSalesOf)).OrderDescending().ToList();
        var sum = 0m;
        var needed = spends.TakeWhile(spend => (sum += spend) < spends.Sum() * 0.8m).Count() + 1;
        ((double)needed / spends.Count).ShouldBeInRange(0.15, 0.35);
    }

    private static DateOnly DayOf(CsvText.Row row) => DateOnly.FromDateTime(row.Time("order_date"));

    private static decimal NetSalesOf(CsvText.Row row) =>
        row.Number("quantity") * row.Amount("unit_price") * (1 - row.Amount("discount"));
}
