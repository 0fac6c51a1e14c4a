using ReportingPortal.DemoData.Layouts;

namespace ReportingPortal.DemoData.Tests.Layouts;

public class OlistLayoutTests
{
    private readonly OlistLayout layout = new(seed: 5, new DateOnly(2025, 6, 30), orders: 1500);

    [Fact]
    public void Every_item_and_every_customer_number_belongs_to_one_order()
    {
        var orders = CsvText.Of(layout.WriteOrders).Rows;
        var items = CsvText.Of(writer => layout.WriteItems(writer)).Rows;
        var customers = CsvText.Of(layout.WriteCustomers).Rows;
        var products = CsvText.Of(layout.WriteProducts).Rows.Select(row => row["product_id"]).ToHashSet();

        orders.Select(row => row["order_id"]).Distinct().Count().ShouldBe(1500);
        customers.Select(row => row["customer_id"]).ShouldBe(orders.Select(row => row["customer_id"]));
        customers.Select(row => row["customer_unique_id"]).Distinct().Count().ShouldBeLessThan(1200, "people buy again");
        items.Select(row => row["order_id"]).ToHashSet().IsProperSubsetOf(orders.Select(row => row["order_id"])).ShouldBeTrue("some orders have no items");
        items.ShouldAllBe(row => products.Contains(row["product_id"]));
        items.GroupBy(row => row["order_id"]).ShouldAllBe(order => order.Select(row => row.Number("order_item_id")).SequenceEqual(Enumerable.Range(1, order.Count())));
    }

    [Fact]
    public void What_it_tells_equals_a_recount_by_joining_the_files()
    {
        WrittenSales? truth = null;
        var items = CsvText.Of(writer => truth = layout.WriteItems(writer)).Rows;
        var orders = CsvText.Of(layout.WriteOrders).Rows.ToDictionary(row => row["order_id"]);
        var people = CsvText.Of(layout.WriteCustomers).Rows.ToDictionary(row => row["customer_id"], row => row["customer_unique_id"]);

        var sold = items.Where(item => orders[item["order_id"]]["order_status"] != "canceled").ToList();

        sold.Count.ShouldBeLessThan(items.Count, "some orders are cancelled");
        truth.ShouldBe(new WrittenSales(
            items.Count, sold.Select(item => item["order_id"]).Distinct().Count(),
            sold.Select(item => people[orders[item["order_id"]]["customer_id"]]).Distinct().Count(), sold.Count, sold.Sum(item => item.Amount("price")), Profit: null));
    }
}
