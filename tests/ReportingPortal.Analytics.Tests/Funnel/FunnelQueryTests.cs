using System.Text.Json;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Facts;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Funnel;

public sealed class FunnelQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>, IDisposable
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly FunnelSettings Shopping =
        FunnelSettings.Standard with { Steps = [EventType.ProductView, EventType.AddToCart, EventType.Purchase] };

    private readonly FigureCache cache = new();

    private readonly FunnelStreams streams = new();

    public void Dispose()
    {
        cache.Dispose();
        streams.Dispose();
    }

    [Theory]
    [InlineData(FunnelMode.Ordered, new[] { 5, 4, 2 })]
    [InlineData(FunnelMode.Strict, new[] { 5, 4, 1 })]
    [InlineData(FunnelMode.Any, new[] { 5, 5, 2 })]
    public async Task The_worked_example_has_its_counts_whatever_another_shop_did(FunnelMode mode, int[] counts)
    {
        await WithStrangerAsync();
        await using var scope = await OpenAsync(shop => shop.WithFunnelExample());

        var result = await RunAsync(scope, Shopping with { Mode = mode });

        result.Steps.Select(step => step.Count).ShouldBe(counts);
    }

    [Fact]
    public async Task Rates_times_and_bins_of_the_worked_example()
    {
        await using var scope = await OpenAsync(shop => shop.WithFunnelExample());

        var result = await RunAsync(scope, Shopping);

        result.Steps.Select(step => (step.ConversionRate, step.StepConversionRate, step.DropOff, step.StoppedHere)).ShouldBe(
            [(1m, null, null, 1), (.8m, .8m, .2m, 2), (.4m, .5m, .5m, 2)]);
        // u1 20 minutes, u5 4 (from its earliest start): median and mean 12, the ninth of ten 4 + 0.9 × 16.
        (result.Steps[2].MedianSeconds, result.Steps[2].MeanSeconds).ShouldBe((720, 720));
        result.Steps[2].P90Seconds!.Value.ShouldBe(1_104, 1e-9);
        result.Histogram.Where(bin => bin.Count > 0).ShouldBe([new FunnelBin(60, 300, 1), new FunnelBin(900, 3_600, 1)]);
    }

    [Fact]
    public async Task Who_bought_without_a_region_is_told_together_with_who_only_looked()
    {
        // b buys and l looks, neither of a region known; n is of the North. Only l's first event has a category.
        await WithStrangerAsync();
        await using var scope = await OpenAsync(shop => shop.Order("F1", "b", "2024-05-01", 10, region: "Unknown", category: "Unknown").Customer("l", region: "").Customer("n")
            .Event("b", "s1", EventType.ProductView, category: "Unknown").Event("b", "s1", EventType.AddToCart).Event("l", "s2", EventType.ProductView, category: "Books")
            .Event("n", "s3", EventType.ProductView));

        (await SlicesAsync(scope, FunnelBreakdown.Region)).ShouldBe("North 1 0 0; ? 2 1 0");
        (await SlicesAsync(scope, FunnelBreakdown.Category)).ShouldBe("Books 1 0 0; ? 2 1 0");
        (await CountsAsync(new FigureFilter(Region: "Unknown"))).ShouldBe([2, 1, 0]);
        (await CountsAsync(new FigureFilter(Category: "Unknown"))).ShouldBe([2, 1, 0]);
        (await CountsAsync(new FigureFilter("North", "Unknown"))).ShouldBe([1, 0, 0]);

        async Task<IEnumerable<int>> CountsAsync(FigureFilter filter)
            => (await new FunnelQuery(scope.Session, cache, streams).RunAsync(Shopping, null, filter, Ct)).Steps.Select(step => step.Count);
    }

    [Fact]
    public async Task Sessions_stop_where_they_end_and_a_guests_counts_too()
    {
        await using var scope = await OpenAsync(shop => shop.WithFunnelExample().Event(null, "s7", EventType.ProductView, at: "2024-05-01 08:01"));

        var result = await RunAsync(scope, Shopping with { Unit = FunnelUnit.Session, Window = null });
        var stopped = await new FunnelQuery(scope.Session, cache, streams).StoppedAtAsync(Shopping with { Unit = FunnelUnit.Session, Window = null }, null, FigureFilter.None, 2, null, 10, Ct);

        result.Steps.Select(step => step.Count).ShouldBe([6, 4, 2]);
        stopped.Items.Select(unit => (unit.UnitId, unit.CustomerId)).ShouldBe([("s4", "u4"), ("s2", "u2")]);
    }

    [Fact]
    public async Task Breakdowns_and_filters_go_by_the_first_touch()
    {
        await using var scope = await OpenAsync(shop => shop.WithFunnelExample());

        // u1 looked at Games before the cart of Books; u3's view has no category.
        (await SlicesAsync(scope, FunnelBreakdown.Category)).ShouldBe("Books 2 2 0; Games 2 2 2; ? 1 0 0");
        (await SlicesAsync(scope, FunnelBreakdown.Region)).ShouldBe("South 3 2 1; North 2 2 1");
        (await SlicesAsync(scope, FunnelBreakdown.Group)).ShouldBe("? 5 4 2");
        (await RunAsync(scope, Shopping, filter: new FigureFilter("South"))).Steps.Select(step => step.Count).ShouldBe([3, 2, 1]);
        (await RunAsync(scope, Shopping, filter: new FigureFilter(null, "Games"))).Steps.Select(step => step.Count).ShouldBe([2, 2, 2]);
    }

    [Fact]
    public async Task An_attempt_begins_inside_the_dates_and_may_end_after_them()
    {
        await using var scope = await OpenAsync(shop => shop
            .Event("early", "1", EventType.ProductView, at: "2024-04-30 23:59").Event("early", "1", EventType.AddToCart, at: "2024-05-01 00:01")
            .Event("late", "2", EventType.ProductView, at: "2024-05-01 23:00").Event("late", "2", EventType.AddToCart, at: "2024-05-08 23:00")
            .Event("later", "3", EventType.ProductView, at: "2024-05-02 00:00").Event("later", "3", EventType.AddToCart, at: "2024-05-02 00:01"));
        var day = new Period(new DateOnly(2024, 5, 1), new DateOnly(2024, 5, 2));

        (await RunAsync(scope, Shopping, day)).Steps.Select(step => step.Count).ShouldBe([1, 1, 0]);
    }

    [Fact]
    public async Task Units_whose_window_reaches_beyond_the_data_are_flagged()
    {
        await using var scope = await OpenAsync(shop => shop
            .Event("old", "1", EventType.ProductView, at: "2024-05-01 12:00").Event("edge", "2", EventType.ProductView, at: "2024-05-02 12:00")
            .Event("new", "3", EventType.ProductView, at: "2024-05-08 12:00").Event("end", "4", EventType.Purchase, at: "2024-05-09 12:00"));

        var result = await RunAsync(scope, Shopping);
        var stopped = await new FunnelQuery(scope.Session, cache, streams).StoppedAtAsync(Shopping, null, FigureFilter.None, 1, null, 10, Ct);

        // The window's last moment is inside it: something may still come at that very moment.
        result.Open.ShouldBe(2);
        stopped.Items.Select(unit => (unit.UnitId, unit.Open)).ShouldBe([("new", true), ("edge", true), ("old", false)]);
    }

    [Theory]
    [InlineData(FunnelMode.Ordered, FunnelUnit.Person, 4)]
    [InlineData(FunnelMode.Strict, FunnelUnit.Person, 2)]
    [InlineData(FunnelMode.Ordered, FunnelUnit.Session, 4)]
    [InlineData(FunnelMode.Strict, FunnelUnit.Session, 2)]
    public async Task Who_did_something_else_is_not_in_the_window_of_a_strict_funnel(FunnelMode mode, FunnelUnit unit, int open)
    {
        await using var scope = await OpenAsync(shop => shop
            .Event("waits", "1", EventType.ProductView, at: "2024-05-08 12:00").Event("carted", "2", EventType.ProductView, at: "2024-05-08 12:00")
            .Event("carted", "2", EventType.AddToCart, at: "2024-05-08 12:01").Event("broke", "3", EventType.ProductView, at: "2024-05-08 12:00")
            .Event("broke", "3", EventType.SessionStart, at: "2024-05-08 12:01").Event("twice", "4", EventType.ProductView, at: "2024-05-08 12:00")
            .Event("twice", "4", EventType.AddToCart, at: "2024-05-08 12:01").Event("twice", "4", EventType.AddToCart, at: "2024-05-08 12:02")
            .Event("through", "5", EventType.ProductView, at: "2024-05-08 12:00").Event("through", "5", EventType.AddToCart, at: "2024-05-08 12:01")
            .Event("through", "5", EventType.Purchase, at: "2024-05-08 12:10"));

        (await RunAsync(scope, Shopping with { Mode = mode, Unit = unit, Window = unit == FunnelUnit.Person ? FunnelSettings.PersonWindow : null })).Open.ShouldBe(open);
    }

    [Fact]
    public async Task Without_events_counts_are_zero_and_rates_undefined()
    {
        await using var scope = await OpenAsync(shop => shop.Order("1", "C1", "2024-05-01", 10));

        var result = await RunAsync(scope, FunnelSettings.Standard);

        result.Steps.Select(step => (step.Count, step.ConversionRate, step.StepConversionRate, step.MedianSeconds)).ShouldBe(
            Enumerable.Repeat((0, (decimal?)null, (decimal?)null, (double?)null), 4));
        (result.ConversionRate, result.Open, result.DataEndsAt).ShouldBe((null, 0, null));
    }

    [Fact]
    public async Task Pages_hold_everyone_once_and_new_events_are_counted()
    {
        var shop = new ShopSeed(database, await database.CreateTenantAsync());
        for (var i = 0; i < 25; i++)
        {
            shop.Event($"V{i:00}", $"{i}", EventType.ProductView, at: $"2024-05-01 10:{i / 2:00}");
        }

        await shop.SaveAsync(Ct);
        await using var scope = database.ScopeOf(shop.Tenant);
        var query = new FunnelQuery(scope.Session, cache, streams);
        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var page = await query.StoppedAtAsync(Shopping, null, FigureFilter.None, 1, cursor, 10, Ct);
            page.Total.ShouldBe(25);
            ids.AddRange(page.Items.Select(unit => unit.UnitId));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        ids.Distinct().Count().ShouldBe(25);
        ids[0].ShouldBe("V24");
        await Should.ThrowAsync<FormatException>(() => query.StoppedAtAsync(Shopping, null, FigureFilter.None, 1, "torn", 10, Ct));
    }

    /// <summary>By streams in memory, and, to the same outcome, as a shop with too many events has them: sorted by the server.</summary>
    private async Task<FunnelResult> RunAsync(TenantScope scope, FunnelSettings settings, Period? period = null, FigureFilter? filter = null)
    {
        using var nothing = new FigureCache();
        using var tooSmall = new FunnelStreams(new MemoryLimits { Events = 0 }, TimeProvider.System);
        var result = await new FunnelQuery(scope.Session, cache, streams).RunAsync(settings, period, filter ?? FigureFilter.None, Ct);
        var sorted = await new FunnelQuery(scope.Session, nothing, tooSmall).RunAsync(settings, period, filter ?? FigureFilter.None, Ct);
        JsonSerializer.Serialize(sorted).ShouldBe(JsonSerializer.Serialize(result));
        return result;
    }

    private async Task<string> SlicesAsync(TenantScope scope, FunnelBreakdown by)
        => string.Join("; ", (await RunAsync(scope, Shopping with { Breakdown = by })).Breakdown.Select(slice => $"{slice.Value ?? "?"} {string.Join(' ', slice.Counts)}"));

    [Fact]
    public async Task Streams_are_kept_by_shop_and_by_unit()
    {
        await WithStrangerAsync();
        await using var before = await OpenAsync(shop => shop.WithFunnelExample());
        var first = await RunAsync(before, Shopping);
        var strict = await RunAsync(before, Shopping with { Mode = FunnelMode.Strict });
        await using var other = await OpenAsync(shop => shop.Event("u1", "s1", EventType.ProductView, at: "2024-05-01 10:01"));

        (await RunAsync(other, Shopping)).Steps.Select(step => step.Count).ShouldBe([1, 0, 0]);
        (first.Steps[0].Count, strict.Steps[2].Count).ShouldBe((5, 1));
        streams.KeptOf(before.Session.Tenant.TenantId).Single().BySession.ShouldBeFalse();
        streams.KeptOf(other.Session.Tenant.TenantId).Single().BySession.ShouldBeFalse();
        (await RunAsync(before, Shopping with { Unit = FunnelUnit.Session, Window = null })).Entered.ShouldBe(5);
        streams.KeptOf(before.Session.Tenant.TenantId).Select(kept => kept.BySession).ShouldBe([false, true]);
    }

    private Task<TenantScope> OpenAsync(Func<ShopSeed, ShopSeed> events) => database.OpenAsync(events, Ct);

    private async Task WithStrangerAsync()
        => await new ShopSeed(database, await database.CreateTenantAsync()).WithFunnelExample()
            .Event("u1", "s1", EventType.ProductView, at: "2024-05-01 10:01").Event("u9", "s9", EventType.ProductView, at: "2024-05-01 10:00").SaveAsync(Ct);
}
