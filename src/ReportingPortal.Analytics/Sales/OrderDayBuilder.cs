using System.Runtime.InteropServices;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Data.Results;

namespace ReportingPortal.Analytics.Sales;

/// <summary>
/// Orders into days: what each was worth (D13), and whose it was (D15). An order is new if it is its customer's first over the full
/// history, by time, then id; that is known when all have gone by, so each is kept as a few numbers until then.
/// </summary>
internal sealed class OrderDayBuilder
{
    private const int Guest = Lines.Line.None;
    private const int NoOrder = -2;

    private readonly Dictionary<string, int> regions = new(StringComparer.Ordinal);
    private readonly List<string> regionNames = [];
    private readonly List<Kept> orders = [];
    private readonly List<First> firsts = [];

    public void Add(PlacedOrder order)
    {
        var whose = !order.IsOrder ? NoOrder : order.Customer;
        orders.Add(new Kept(order.SaleDate.DayNumber, RegionOf(order.Region), whose, order.NetSales));
        if (whose < 0)
        {
            return;
        }

        if (whose >= firsts.Count)
        {
            CollectionsMarshal.SetCount(firsts, whose + 1);
        }

        ref var first = ref CollectionsMarshal.AsSpan(firsts)[whose];
        if (first.OrderId is null || order.OrderedAt < first.At || (order.OrderedAt == first.At && string.CompareOrdinal(order.OrderId, first.OrderId) < 0))
        {
            first = new First(order.OrderedAt!.Value, order.OrderId, orders.Count - 1);
        }
    }

    public IReadOnlyList<OrderDay> Build()
    {
        var isNew = new bool[orders.Count];
        foreach (var first in firsts.Where(first => first.OrderId is not null))
        {
            isNew[first.Index] = true;
        }

        return [.. Enumerable.Range(0, orders.Count).GroupBy(i => (orders[i].Day, orders[i].Region))
            .OrderBy(day => day.Key.Day).ThenBy(day => regionNames[day.Key.Region], StringComparer.Ordinal)
            .Select(day => Day(day.Key.Day, regionNames[day.Key.Region], day, isNew))];
    }

    private OrderDay Day(int day, string region, IEnumerable<int> places, bool[] isNew)
    {
        var packed = new OrderDay { SaleDate = DateOnly.FromDayNumber(day), Region = region };
        var values = new List<long>();
        var (fresh, returning, guests, others) = (0L, 0L, 0L, 0L);
        foreach (var i in places)
        {
            var order = orders[i];
            if (order.Customer == NoOrder)
            {
                others = checked(others + order.NetSales);
                continue;
            }

            values.Add(order.NetSales);
            if (order.Customer == Guest)
            {
                packed.GuestOrders++;
                guests = checked(guests + order.NetSales);
            }
            else if (isNew[i])
            {
                packed.NewOrders++;
                fresh = checked(fresh + order.NetSales);
            }
            else
            {
                packed.ReturningOrders++;
                returning = checked(returning + order.NetSales);
            }
        }

        values.Sort();
        packed.NetSales = PackedMoney.Pack(CollectionsMarshal.AsSpan(values));
        (packed.NewNetSales, packed.ReturningNetSales) = (Amount.ToDecimal(fresh), Amount.ToDecimal(returning));
        (packed.GuestNetSales, packed.OtherNetSales) = (Amount.ToDecimal(guests), Amount.ToDecimal(others));
        return packed;
    }

    private int RegionOf(string region)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(regions, region, out var known);
        if (!known)
        {
            number = regions.Count - 1;
            regionNames.Add(region);
        }

        return number;
    }

    private readonly record struct Kept(int Day, int Region, int Customer, long NetSales);

    private readonly record struct First(long At, string? OrderId, int Index);
}
