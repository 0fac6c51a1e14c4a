using ReportingPortal.Ingestion.Loading;
using ReportingPortal.Ingestion.Rollups;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Rollups;

/// <summary>The figures of a day against counting them the plain way, over many days of random lines.</summary>
public class DayFiguresTests
{
    private static readonly DateOnly Day = new(2024, 2, 29);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Fact]
    public void An_order_over_two_regions_counts_in_both_and_once_for_their_sum()
    {
        var day = Computed([Line("1", "North", "Toys", 10), Line("1", "South", "Toys", 20), Line("1", "South", "Books", 30)]);

        (day.Whole.Orders, day.Regions["North"].Whole.Orders, day.Regions["South"].Whole.Orders).ShouldBe((1, 1, 1));
        (day.Categories["Toys"].Orders, day.Categories["Books"].Orders).ShouldBe((1, 1));
        Counted(region => region.Customers["C"]).ShouldBe([(1, 0), (0, 1)]);
        Counted(region => region.CustomersByCategory["Toys"].Values.Single()).ShouldBe([(1, 0), (0, 1)]);
        Counted(region => region.Products["P"]).ShouldBe([(1, 0), (0, 1)]);
        (day.Whole.NetSales, day.Regions["South"].Whole.NetSales, day.Categories["Toys"].NetSales).ShouldBe((60, 50, 30));

        List<(int, int)> Counted(Func<RegionFigures, SaleFigures> of)
            => [.. new[] { "North", "South" }.Select(region => of(day.Regions[region])).Select(figures => (figures.Orders, figures.OrdersElsewhere))];
    }

    [Fact]
    public void Returns_alone_are_no_order_and_no_customer()
    {
        var day = Computed([Line("1", "North", "Toys", -10) with { IsSale = false }]);

        (day.Whole.Orders, day.Whole.Customers.Count, day.Whole.Returns, day.Whole.NetSales).ShouldBe((0, 0, 10, -10));
        (day.Regions["North"].Customers["C"].Orders, day.Regions["North"].Customers["C"].FirstOrderAt).ShouldBe((0, null));
    }

    [Fact]
    public void A_line_without_cost_has_no_part_in_profit()
    {
        var day = Computed([Line("1", "North", "Toys", 10) with { Cost = null }, Line("2", "North", "Toys", 20) with { Cost = 5 }]);

        (day.Whole.CostedNetSales, day.Whole.Cost, day.Whole.LinesWithoutCost).ShouldBe((20, 5, 1));
    }

    [Fact]
    public void A_sum_beyond_what_a_whole_number_holds_is_an_error()
    {
        SaleLine[] lines = [Line("1", "North", "Toys", long.MaxValue - 10), Line("2", "North", "Toys", 11)];

        Should.Throw<AmountOverflowException>(() => Computed(lines));
        Computed([lines[0], lines[1] with { NetSales = 10 }]).Whole.NetSales.ShouldBe(long.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_level_is_what_plain_counting_gives(int seed)
    {
        var lines = Lines(new Random(seed)).ToList();
        var day = Computed(lines);

        Is(day.Whole, lines);
        foreach (var region in lines.GroupBy(line => line.Region))
        {
            Is(day.Regions[region.Key].Whole, [.. region]);
            foreach (var cell in region.GroupBy(line => line.Category))
            {
                Is(day.Regions[region.Key].Cells[cell.Key], [.. cell]);
            }
        }

        foreach (var category in lines.GroupBy(line => line.Category))
        {
            Is(day.Categories[category.Key], [.. category]);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Orders_of_customers_and_products_add_up_over_regions(int seed)
    {
        var lines = Lines(new Random(seed)).ToList();
        var day = Computed(lines);

        foreach (var customer in lines.Where(line => line.CustomerId is not null).GroupBy(line => line.CustomerId!))
        {
            day.Regions.Values.Sum(region => region.Customers.GetValueOrDefault(customer.Key)?.Orders ?? 0).ShouldBe(Orders(customer));
            day.Regions.Values.Sum(region => region.Customers.GetValueOrDefault(customer.Key)?.NetSales ?? 0).ShouldBe(customer.Sum(line => line.NetSales));
        }

        foreach (var product in lines.GroupBy(line => line.ProductId))
        {
            day.Regions.Values.Sum(region => region.Products.GetValueOrDefault(product.Key)?.Orders ?? 0).ShouldBe(Orders(product));
            day.Regions.Values.Sum(region => region.Products.GetValueOrDefault(product.Key)?.UnitsSold ?? 0).ShouldBe(product.Sum(line => line.Quantity));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Orders_of_customers_and_products_are_all_there_are_in_a_region(int seed)
    {
        var lines = Lines(new Random(seed)).ToList();
        var day = Computed(lines);

        foreach (var here in lines.GroupBy(line => line.Region))
        {
            var region = day.Regions[here.Key];
            foreach (var customer in here.Where(line => line.CustomerId is not null).GroupBy(line => line.CustomerId!))
            {
                OrdersHere(region.Customers[customer.Key]).ShouldBe(Orders(customer));
                foreach (var category in customer.GroupBy(line => line.Category))
                {
                    OrdersHere(region.CustomersByCategory[category.Key][region.Customers[customer.Key]]).ShouldBe(Orders(category));
                }
            }

            foreach (var product in here.GroupBy(line => line.ProductId))
            {
                OrdersHere(region.Products[product.Key]).ShouldBe(Orders(product));
            }
        }

        static int OrdersHere(SaleFigures figures) => figures.Orders + figures.OrdersElsewhere;
    }

    private static void Is(CellFigures cell, List<SaleLine> lines)
    {
        var sales = lines.Where(line => line.IsSale).ToList();
        cell.Orders.ShouldBe(Orders(lines));
        cell.GuestOrders.ShouldBe(Orders(lines.Where(line => line.CustomerId is null)));
        cell.Customers.Count.ShouldBe(sales.Select(line => line.CustomerId).OfType<string>().Distinct().Count());
        (cell.GrossSales, cell.Discounts, cell.Returns, cell.NetSales).ShouldBe((
            sales.Sum(line => line.NetSales + line.Discount), sales.Sum(line => line.Discount),
            -lines.Where(line => !line.IsSale).Sum(line => line.NetSales), lines.Sum(line => line.NetSales)));
        (cell.UnitsSold, cell.Cost, cell.LinesWithoutCost).ShouldBe((
            lines.Sum(line => line.Quantity), lines.Sum(line => line.Cost ?? 0), lines.Count(line => line.Cost is null)));
    }

    private static int Orders(IEnumerable<SaleLine> lines) => lines.Where(line => line.IsSale).Select(line => line.OrderId).Distinct().Count();

    private static DayFigures Computed(IEnumerable<SaleLine> lines)
    {
        var day = new DayFigures();
        foreach (var line in lines)
        {
            day.Add(line);
        }

        day.Compute();
        return day;
    }

    /// <summary>Orders of one customer each (some guests), over several regions and categories, returns among them.</summary>
    private static IEnumerable<SaleLine> Lines(Random random)
        => Enumerable.Range(0, random.Next(1, 60)).Select(_ => random.Next(20)).Select(order => new SaleLine(
            Day, DateTime.UnixEpoch, $"O{order}", $"P{random.Next(5)}", order % 4 == 0 ? null : $"C{order % 7}",
            random.Next(2) == 0 ? "North" : "South", $"Cat{random.Next(3)}", random.Next(6) > 0,
            random.Next(1, 4) * 10_000, random.Next(-50, 200) * 2_500, random.Next(3), random.Next(3) == 0 ? null : random.Next(20)));

    private static SaleLine Line(string order, string region, string category, long netSales)
        => new(Day, DateTime.UnixEpoch, order, "P", "C", region, category, IsSale: true, 1, netSales, 0, 1);
}
