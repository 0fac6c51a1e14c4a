using ReportingPortal.DemoData.Ecommerce;
using ReportingPortal.DemoData.Generation;

namespace ReportingPortal.DemoData.Shop;

/// <summary>
/// What the shop's customers did on its pages: each order of the window has the session that led to it, and most sessions end without one.
/// </summary>
internal sealed class ShopEvents(int seed, SalesCalendar calendar, IReadOnlyList<ShopCustomer> customers, IReadOnlyList<ShopOrderLine> lines)
{
    private const int BrowsingSessionsPerDay = 45;
    private readonly SeededRandom random = new(seed, stream: 52);

    public IEnumerable<Visit> CreateVisits(int days)
    {
        var firstOffset = Math.Max(0, calendar.Days - days);
        var from = calendar.FirstDay.AddDays(firstOffset).ToDateTime(TimeOnly.MinValue);
        var buying = lines
            .Where(line => line.Quantity > 0 && line.At >= from)
            .GroupBy(line => line.Order)
            .Select(order => new Visit(order.First().Customer, order.First().At.AddMinutes(-10), [.. order.Select(line => new Item(line.Product, line.Quantity))]));
        var browsing = Enumerable.Range(0, BrowsingSessionsPerDay * (calendar.Days - firstOffset))
            .Select(_ => new Visit(NextVisitor(), calendar.TimeOn(calendar.NextOffset(random, firstOffset, calendar.Days - 1), random), []));
        return buying.Concat(browsing).OrderBy(visit => visit.At).ThenBy(visit => visit.Customer);
    }

    // who buys often also looks often; the others come now and then
    private int NextVisitor()
    {
        var customer = random.Between(0, customers.Count - 1);
        return customers[customer].Kind >= BuyerKind.Regular || random.Chance(0.4) ? customer : random.Between(0, customers.Count - 1);
    }

    internal sealed record Visit(int Customer, DateTime At, IReadOnlyList<Item> Bought);
}
