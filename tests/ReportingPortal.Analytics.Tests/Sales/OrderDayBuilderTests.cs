using FsCheck;
using FsCheck.Fluent;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Data.Results;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Sales;

public class OrderDayBuilderTests
{
    private static readonly DateTimeOffset Noon = new(2024, 2, 29, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_two_orders_of_one_moment_the_lower_id_is_the_first()
    {
        var builder = new OrderDayBuilder();
        builder.Add(Order("b", 1, Noon, 10));
        builder.Add(Order("a", 1, Noon, 3));

        var day = builder.Build().Single();
        (day.NewOrders, day.NewNetSales, day.ReturningOrders, day.ReturningNetSales).ShouldBe((1, 3m, 1, 10m));
    }

    [Fact]
    public void The_order_in_which_orders_come_is_irrelevant_and_everything_is_counted_once()
    {
        Check.QuickThrowOnFailure(Prop.ForAll<(byte Customer, byte Hour, short Amount)[]>(rows =>
        {
            // Customer 0 is a guest, 1 only takes back; eight others share few hours, so that ties are common.
            PlacedOrder[] orders = [.. rows.Select((row, i) => Order(
                $"O{i}", row.Customer % 10 < 2 ? null : row.Customer % 10, row.Customer % 10 == 1 ? null : Noon.AddHours(row.Hour % 60), row.Amount / 10m, $"R{row.Hour % 2}"))];

            var days = Built(orders);

            Texts(days).ShouldBe(Texts(Built([.. orders.Reverse()])));
            days.Sum(day => day.NewOrders).ShouldBe(orders.Where(order => order.IsOrder && order.Customer >= 0).Select(order => order.Customer).Distinct().Count());
            days.Sum(day => day.NewOrders + day.ReturningOrders + day.GuestOrders).ShouldBe(orders.Count(order => order.IsOrder));
            days.Sum(day => day.NewNetSales + day.ReturningNetSales + day.GuestNetSales + day.OtherNetSales).ShouldBe(PackedMoney.Amount(orders.Sum(order => order.NetSales)));
            var units = new List<long>();
            days.ToList().ForEach(day => PackedMoney.Unpack(day.NetSales, units));
            units.Order().ShouldBe(orders.Where(order => order.IsOrder).Select(order => order.NetSales).Order());
        }));
    }

    private static IReadOnlyList<OrderDay> Built(PlacedOrder[] orders)
    {
        var builder = new OrderDayBuilder();
        Array.ForEach(orders, builder.Add);
        return builder.Build();
    }

    private static List<string> Texts(IEnumerable<OrderDay> days)
        => [.. days.Select(day => FormattableString.Invariant(
            $"{day.SaleDate:O} {day.Region} {day.NewOrders} {day.NewNetSales} {day.ReturningOrders} {day.ReturningNetSales} {day.GuestOrders} {day.GuestNetSales} {day.OtherNetSales} {Convert.ToHexString(day.NetSales)}"))];

    private static PlacedOrder Order(string id, int? customer, DateTimeOffset? at, decimal amount, string region = "North")
        => new(id, DateOnly.FromDateTime((at ?? Noon).UtcDateTime), at?.ToUnixTimeMilliseconds() * 1000, customer ?? -1, region, PackedMoney.Units(amount));
}
