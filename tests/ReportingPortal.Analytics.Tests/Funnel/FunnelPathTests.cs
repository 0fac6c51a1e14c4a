using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Data.Facts;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Funnel;

public class FunnelPathTests
{
    private static readonly DateTimeOffset Noon = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<char, EventType> Letters = new()
    {
        ['v'] = EventType.ProductView,
        ['c'] = EventType.AddToCart,
        ['p'] = EventType.Purchase,
        ['e'] = EventType.SessionEnd,
    };

    [Theory]
    [InlineData(FunnelMode.Ordered)]
    [InlineData(FunnelMode.Strict)]
    [InlineData(FunnelMode.Any)]
    public void On_random_streams_every_answer_is_that_of_the_definition_read_aloud(FunnelMode mode)
    {
        var random = new Random(11);
        var depths = new int[5];
        for (var round = 0; round < 20_000; round++)
        {
            var steps = Enumerable.Range(0, 2 + random.Next(3)).Select(_ => (EventType)(1 + random.Next(4))).ToList();
            var at = Noon;
            var events = Enumerable.Range(0, random.Next(14)).Select(_ => new FunnelEvent(at = at.AddMinutes(random.Next(4)), (EventType)(1 + random.Next(4)), random.Next(5) > 0)).ToList();
            var each = mode == FunnelMode.Any || random.Next(2) == 0 ? null
                : steps.Skip(1).Select(_ => random.Next(3) == 0 ? (TimeSpan?)null : TimeSpan.FromMinutes(random.Next(5))).ToList();
            var settings = new FunnelSettings(steps, mode, Window: TimeSpan.FromMinutes(random.Next(12)), StepWindows: each);

            var found = FunnelPath.Find(settings, events);
            var expected = NaiveFunnel.Find(settings, events);

            found?.Start.ShouldBe(expected?.Start ?? -1, $"round {round}");
            (found?.Events.ToArray() ?? []).ShouldBe(expected?.Events ?? [], $"round {round}");
            depths[found?.Depth ?? 0]++;
        }

        depths.ShouldAllBe(count => count > 20);
    }

    [Theory]
    [InlineData("no events", FunnelMode.Ordered, "", 0)]
    [InlineData("no first step", FunnelMode.Ordered, "c0 p1", 0)]
    [InlineData("equal timestamps, in the order of the source", FunnelMode.Ordered, "v0 c0 p0", 3)]
    [InlineData("cart before view", FunnelMode.Ordered, "c0 v1", 1)]
    [InlineData("cart before view, in any order", FunnelMode.Any, "c0 v1", 2)]
    [InlineData("any order without the first step", FunnelMode.Any, "c0 p1", 0)]
    [InlineData("a step left out", FunnelMode.Any, "v0 p1", 1)]
    [InlineData("the window's last moment counts", FunnelMode.Ordered, "v0 c5 p10", 3)]
    [InlineData("a minute after the window", FunnelMode.Ordered, "v0 c5 p11", 2)]
    [InlineData("a minute after the window, in any order", FunnelMode.Any, "p0 v5 c11", 2)]
    [InlineData("a later start still makes it", FunnelMode.Ordered, "v0 v5 c6 p11", 3)]
    [InlineData("an event between two steps", FunnelMode.Strict, "v0 e1 c2 p3", 1)]
    [InlineData("a second run in a row", FunnelMode.Strict, "v0 v1 c2 p3", 3)]
    public void Named_edges(string edge, FunnelMode mode, string stream, int depth)
    {
        var settings = new FunnelSettings([EventType.ProductView, EventType.AddToCart, EventType.Purchase], mode, Window: TimeSpan.FromMinutes(10));

        (FunnelPath.Find(settings, Stream(stream))?.Depth ?? 0).ShouldBe(depth, edge);
    }

    [Theory]
    [InlineData("each step in its time, its last moment counts", FunnelMode.Ordered, "v0 c2 p7", 3)]
    [InlineData("the second step too late", FunnelMode.Ordered, "v0 c3 p4", 1)]
    [InlineData("the third step too late", FunnelMode.Ordered, "v0 c1 p7", 2)]
    [InlineData("a step takes the earliest event, though a later one would lead on", FunnelMode.Ordered, "v0 c0 c2 p7", 2)]
    [InlineData("a later start still makes it", FunnelMode.Ordered, "v0 v3 c4 p8", 3)]
    [InlineData("in a row, too late", FunnelMode.Strict, "v0 c3 p4", 1)]
    [InlineData("in a row, in time", FunnelMode.Strict, "v0 c2 p3", 3)]
    public void A_step_may_have_a_window_of_its_own(string edge, FunnelMode mode, string stream, int depth)
    {
        var settings = new FunnelSettings(
            [EventType.ProductView, EventType.AddToCart, EventType.Purchase], mode, Window: TimeSpan.FromMinutes(10),
            StepWindows: [TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5)]);

        (FunnelPath.Find(settings, Stream(stream))?.Depth ?? 0).ShouldBe(depth, edge);
    }

    [Theory]
    [InlineData("the next step is still in time", "v0 c1", 6, true)]
    [InlineData("and a minute later no more", "v0 c1", 7, false)]
    [InlineData("the second came too late", "v0 c3", 4, false)]
    [InlineData("came through", "v0 c1 p2", 3, false)]
    public void Who_waits_for_the_next_step(string edge, string stream, int end, bool waits)
    {
        var settings = new FunnelSettings(
            [EventType.ProductView, EventType.AddToCart, EventType.Purchase], StepWindows: [TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5)]);

        FunnelPath.IsWaiting(settings, Stream(stream), 0, Noon.AddMinutes(end)).ShouldBe(waits, edge);
    }

    [Theory]
    [InlineData("nothing came since", "v0", 2, true)]
    [InlineData("the next step came directly", "v0 c1", 6, true)]
    [InlineData("another step came between", "v0 p1", 1, false)]
    [InlineData("the same step came again", "v0 v1", 1, false)]
    [InlineData("the third did not follow directly", "v0 c1 c2", 2, false)]
    [InlineData("the next step can't be in time any more", "v0 c1", 7, false)]
    public void In_a_strict_funnel_only_who_did_nothing_else_waits(string edge, string stream, int end, bool waits)
    {
        var settings = new FunnelSettings(
            [EventType.ProductView, EventType.AddToCart, EventType.Purchase], FunnelMode.Strict, StepWindows: [TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5)]);

        FunnelPath.IsWaiting(settings, Stream(stream), 0, Noon.AddMinutes(end)).ShouldBe(waits, edge);
    }

    [Theory]
    [InlineData(FunnelMode.Ordered, "v0 p1", 1)]
    [InlineData(FunnelMode.Ordered, "v0 v1 p2", 3)]
    [InlineData(FunnelMode.Any, "p0 v1", 1)]
    [InlineData(FunnelMode.Any, "p0 v1 v2", 3)]
    public void A_step_that_stands_twice_needs_two_events(FunnelMode mode, string stream, int depth)
    {
        var settings = new FunnelSettings([EventType.ProductView, EventType.ProductView, EventType.Purchase], mode, Window: TimeSpan.FromMinutes(10));

        FunnelPath.Find(settings, Stream(stream))!.Depth.ShouldBe(depth);
    }

    [Fact]
    public void A_visitor_with_half_a_million_views_takes_no_longer_than_their_reading()
    {
        var events = Enumerable.Range(0, 500_000).Select(i => new FunnelEvent(Noon.AddSeconds(i), i == 499_999 ? EventType.Purchase : EventType.ProductView, true)).ToList();
        var clock = System.Diagnostics.Stopwatch.StartNew();

        foreach (var mode in Enum.GetValues<FunnelMode>())
        {
            FunnelPath.Find(new FunnelSettings([EventType.ProductView, EventType.AddToCart, EventType.Purchase], mode, Window: FunnelSettings.PersonWindow), events)!
                .Depth.ShouldBe(1);
        }

        // Squared it would be 10^11 steps.
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private static List<FunnelEvent> Stream(string text)
        => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new FunnelEvent(Noon.AddMinutes(int.Parse(word[1..])), Letters[word[0]], true))];
}
