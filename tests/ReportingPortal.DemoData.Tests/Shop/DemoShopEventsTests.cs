using ReportingPortal.DemoData.Ecommerce;
using ReportingPortal.DemoData.Shop;
using ReportingPortal.DemoData.Tests.Ecommerce;

namespace ReportingPortal.DemoData.Tests.Shop;

public class DemoShopEventsTests
{
    private static readonly DateOnly LastDay = new(2025, 6, 30);
    private readonly DemoShop shop = new(seed: 42, LastDay, customerCount: 300);

    [Fact]
    public void Events_form_sessions_whose_funnel_narrows()
    {
        var rows = CsvText.Of(writer => shop.WriteEvents(writer)).Rows;

        EventRows.ShouldBeWellFormed(rows);
        EventRows.ShouldNarrow(rows);
        rows.ShouldAllBe(row => DateOnly.FromDateTime(row.Time("timestamp")) <= LastDay);
        rows.ShouldAllBe(row => DateOnly.FromDateTime(row.Time("timestamp")) > LastDay.AddDays(-60));
    }

    [Fact]
    public void Purchases_are_the_orders_of_the_window()
    {
        var from = LastDay.AddDays(-59).ToDateTime(TimeOnly.MinValue);
        var ordered = CsvText.Of(writer => shop.WriteOrders(writer)).Rows
            .Where(row => row.Number("quantity") > 0 && row.Time("order_date") >= from)
            .Select(row => (row["customer_id"], row["product_id"], row["quantity"], row["unit_price"]));
        var purchased = EventRows.OfType(CsvText.Of(writer => shop.WriteEvents(writer)).Rows, "purchase")
            .Select(row => (row["user_id"], row["product_id"], row["quantity"], row["price"]));

        purchased.Order().ShouldBe(ordered.Order());
    }

    [Fact]
    public void What_it_tells_equals_a_recount()
    {
        WrittenEvents? truth = null;
        var rows = CsvText.Of(writer => truth = shop.WriteEvents(writer, days: 10)).Rows;

        truth.ShouldBe(EventRows.Recount(rows));
    }
}
