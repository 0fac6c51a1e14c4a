using ReportingPortal.DemoData.Shop;

namespace ReportingPortal.DemoData.Tests.Shop;

public class LiveTrafficTests
{
    private static readonly DateTime Opened = new(2025, 6, 30, 12, 0, 30, DateTimeKind.Utc);

    [Fact]
    public void Pieces_of_time_tell_the_same_events_as_the_whole()
    {
        var traffic = new LiveTraffic(seed: 7, eventsPerMinute: 60, shopSeed: 42);
        var whole = traffic.Between(Opened, Opened.AddHours(3), Opened);
        var pieces = Enumerable.Range(0, 3 * 60 * 6).SelectMany(n => traffic.Between(Opened.AddSeconds(n * 10), Opened.AddSeconds((n + 1) * 10), Opened));

        pieces.ShouldBe(whole);
        whole.Select(e => e.EventId).ShouldBeUnique();
        whole.ShouldBe(whole.OrderBy(e => e.At));
        // 180 minutes at 60: the last visits are cut off
        whole.Count.ShouldBeInRange(8_500, 12_500);
    }

    [Fact]
    public void Every_visit_begins_and_its_funnel_narrows()
    {
        var events = new LiveTraffic(7, 60, 42).Between(Opened, Opened.AddHours(4), Opened);

        var ended = events.GroupBy(e => e.SessionId).Where(visit => visit.Any(e => e.EventType == "session_end")).ToList();
        ended.ShouldAllBe(visit => visit.First().EventType == "session_start" && visit.Last().EventType == "session_end");
        ended.SelectMany(visit => visit.Where(e => e.EventType == "purchase")
            .Where(bought => !visit.Any(e => e.EventType == "add_to_cart" && e.ProductId == bought.ProductId && e.At <= bought.At))).ShouldBeEmpty();
        ((double)ended.Count(visit => visit.Any(e => e.EventType == "purchase")) / ended.Count).ShouldBeInRange(0.17, 0.23);
        ((double)ended.Count(visit => visit.Any(e => e.EventType == "add_to_cart")) / ended.Count).ShouldBeInRange(0.3, 0.6);
    }

    [Fact]
    public void Another_seed_tells_other_events()
        => new LiveTraffic(8, 60, 42).Between(Opened, Opened.AddHours(1), Opened).Select(e => e.EventId)
            .Intersect(new LiveTraffic(7, 60, 42).Between(Opened, Opened.AddHours(1), Opened).Select(e => e.EventId)).ShouldBeEmpty();

    [Fact]
    public void Purchases_are_lines_of_an_orders_file_of_the_shop()
    {
        var traffic = new LiveTraffic(7, 60, 42);
        var events = traffic.Between(Opened, Opened.AddHours(1), Opened);
        var purchases = events.Where(e => e.EventType == "purchase").ToList();

        var rows = CsvText.Of(writer => traffic.WriteOrders(writer, events)).Rows;

        rows.Select(row => (row["order_id"], row["product_id"], row["quantity"])).ShouldBe(purchases.Select(e => (e.SessionId, e.ProductId!, $"{e.Quantity}")));
        rows.ShouldAllBe(row => row["region"] != "" && row["cost"] != "" && row["discount"] == "0");
        rows[0]["order_date"].ShouldBe(purchases[0].At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
    }
}
