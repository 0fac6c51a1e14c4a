using ReportingPortal.DemoData.Dummy;

namespace ReportingPortal.DemoData.Tests.Dummy;

public class DummyOrdersTests
{
    private static readonly DateOnly LastDay = new(2025, 6, 30);

    [Fact]
    public void Default_is_1500_rows_of_the_seven_columns()
    {
        var csv = CsvText.Of(writer => DummyOrders.Write(writer, seed: 1, LastDay));

        csv.Header.ShouldBe("Order ID,Order Date,Customer ID,Region,Category,Sales,Profit");
        csv.Rows.Count.ShouldBe(1500);
        csv.Rows[0]["Order ID"].ShouldBe("ORD-1000");
        csv.Rows[^1]["Order ID"].ShouldBe("ORD-2499");
    }

    [Fact]
    public void Values_keep_to_the_named_ranges()
    {
        var rows = CsvText.Of(writer => DummyOrders.Write(writer, seed: 1, LastDay)).Rows;

        rows.Select(row => row["Region"]).Distinct().Order().ShouldBe(["East", "North", "South", "West"]);
        rows.Select(row => row["Category"]).Distinct().Order().ShouldBe(["Furniture", "Office Supplies", "Technology"]);
        rows.ShouldAllBe(row => row.Amount("Sales") >= 20 && row.Amount("Sales") <= 1500);
        rows.ShouldAllBe(row => row.Day("Order Date") <= LastDay && row.Day("Order Date") > LastDay.AddDays(-365));
        var customers = rows.Select(row => int.Parse(row["Customer ID"]["CUST-".Length..])).ToList();
        customers.Min().ShouldBe(1);
        customers.Max().ShouldBe(100);
    }

    [Fact]
    public void Only_furniture_loses_money()
    {
        var rows = CsvText.Of(writer => DummyOrders.Write(writer, seed: 1, LastDay)).Rows;

        // a cent of rounding on the smallest sale is 0.0005 of it
        var rates = rows.ToLookup(row => row["Category"], row => row.Amount("Profit") / row.Amount("Sales"));
        rates["Furniture"].Min().ShouldBeInRange(-0.1m, -0.09m);
        rates["Furniture"].Max().ShouldBeInRange(0.29m, 0.3m);
        rates["Technology"].Concat(rates["Office Supplies"]).Min().ShouldBeInRange(0.0995m, 0.11m);
        rates["Technology"].Concat(rates["Office Supplies"]).Max().ShouldBeInRange(0.49m, 0.5m);
    }

    [Fact]
    public void What_it_tells_equals_a_recount()
    {
        WrittenSales? truth = null;
        var rows = CsvText.Of(writer => truth = DummyOrders.Write(writer, seed: 3, LastDay, rows: 700)).Rows;

        truth.ShouldBe(new WrittenSales(
            700, 700, rows.Select(row => row["Customer ID"]).Distinct().Count(), null,
            rows.Sum(row => row.Amount("Sales")), rows.Sum(row => row.Amount("Profit"))));
    }

    [Fact]
    public void No_rows_leave_the_header_alone() =>
        CsvText.TextOf(writer => DummyOrders.Write(writer, seed: 1, LastDay, rows: 0)).ShouldBe(DummyOrders.Header + "\n");
}
