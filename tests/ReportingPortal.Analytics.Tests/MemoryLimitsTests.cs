using System.Globalization;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Kpis;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests;

public class MemoryLimitsTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private const int Lines = 9;

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_readme_tells_every_limit_and_its_default()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(SharedData.RepositoryRoot, "README.md"), Ct);

        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        foreach (var limit in typeof(MemoryLimits).GetProperties())
        {
            var (value, text) = limit.Name switch
            {
                nameof(MemoryLimits.DayPlaces) => (memory / 16 / 16, "a 16th of the memory"),
                nameof(MemoryLimits.Lines) => (memory / 16 / 70, "a 16th of the memory"),
                nameof(MemoryLimits.Events) => (memory / 64 / 24, "a 64th of the memory"),
                _ => (6, "6"),
            };
            Convert.ToInt64(limit.GetValue(MemoryLimits.Default), CultureInfo.InvariantCulture).ShouldBe(value, limit.Name);
            readme.ShouldContain($"`{MemoryLimits.Section}:{limit.Name}` ({text})");
        }
    }

    [Fact]
    public async Task Days_beyond_the_limit_are_let_go_of_categories_first_and_figures_stay_exact()
    {
        await using var shop = await database.OpenAsync(shop => shop.WithWorkedExample(), Ct);
        using var roomy = new DayCache();
        await CheckAsync(shop, roomy);
        var places = roomy.Of(shop.Session.Tenant.TenantId).Places;

        (await SetsKeptAsync(shop, places + 1)).ShouldBe(["*", "Games"], ignoreOrder: true);
        (await SetsKeptAsync(shop, places)).ShouldBe(["*"]);
        (await SetsKeptAsync(shop, 1)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Lines + 1, Lines)]
    [InlineData(Lines, 0)]
    public async Task Lines_beyond_the_limit_are_read_again_by_each_run_to_the_same_results(long limit, int kept)
    {
        await using var shop = await database.OpenAsync(shop => shop.WithWorkedExample(), Ct);
        using var cache = new DayCache(new MemoryLimits { Lines = limit }, TimeProvider.System);

        for (var run = 0; run < 2; run++)
        {
            await AnalyseAsync(shop.Session.Tenant.Tenant, cache);
            cache.LinesOf(shop.Session.Tenant.TenantId).Set.Count.ShouldBe(kept);
            await CheckRunAsync(shop.Session.Tenant.Tenant);
        }
    }

    [Fact]
    public async Task Lines_no_run_asked_for_in_the_hours_given_are_let_go_of()
    {
        await using var shop = await database.OpenAsync(shop => shop.WithWorkedExample(), Ct);
        var clock = new MovedClock();
        using var cache = new DayCache(new MemoryLimits { LineHours = 2 }, clock);
        await AnalyseAsync(shop.Session.Tenant.Tenant, cache);

        clock.Now += TimeSpan.FromMinutes(119);
        cache.LinesOf(shop.Session.Tenant.TenantId).Set.Count.ShouldBe(Lines);
        clock.Now += TimeSpan.FromMinutes(119);
        cache.LinesOf(shop.Session.Tenant.TenantId).Set.Count.ShouldBe(Lines, "the hours begin anew when they are asked for");
        clock.Now += TimeSpan.FromMinutes(121);
        cache.LinesOf(shop.Session.Tenant.TenantId).Set.Count.ShouldBe(0);

        await AnalyseAsync(shop.Session.Tenant.Tenant, cache);
        cache.LinesOf(shop.Session.Tenant.TenantId).Set.Count.ShouldBe(Lines);
        await CheckRunAsync(shop.Session.Tenant.Tenant);
    }

    /// <summary>What of the days is left after pages were read twice.</summary>
    private static async Task<ICollection<string>> SetsKeptAsync(TenantScope shop, long limit)
    {
        using var cache = new DayCache(new MemoryLimits { DayPlaces = limit }, TimeProvider.System);
        await CheckAsync(shop, cache);
        await CheckAsync(shop, cache);
        return cache.Of(shop.Session.Tenant.TenantId).CustomerSets.Keys;
    }

    /// <summary>March: O3, O6 and O9 by C1, C3 and C5, of whom C5 is new; O3 alone is of games.</summary>
    private static async Task CheckAsync(TenantScope shop, DayCache cache)
    {
        var query = new KpiQuery(shop.Session, new DayReader(shop.Session, cache));
        var all = (await query.RunAsync(WorkedExample.March, FigureFilter.None, CompareTo.PreviousPeriod, Ct)).Current;
        (all.NetSales, all.Orders, all.Customers, all.NewCustomers).ShouldBe((180, 3, 3, 1));
        var games = (await query.RunAsync(WorkedExample.March, new FigureFilter(Category: "Games"), CompareTo.PreviousPeriod, Ct)).Current;
        (games.NetSales, games.Orders, games.Customers, games.NewCustomers).ShouldBe((100, 1, 1, 0));
    }

    private async Task AnalyseAsync(Tenant tenant, DayCache cache)
    {
        await using var scope = database.ScopeOf(tenant);
        var analysis = new TenantAnalysis(scope.Session, cache, TimeProvider.System);
        await analysis.RunAsync(await analysis.RequestAsync(Ct), Ct);
    }

    private async Task CheckRunAsync(Tenant tenant)
    {
        await using var scope = database.ScopeOf(tenant);
        var overview = await new RfmOverviewQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct);
        (overview.ScoredCustomers, overview.Groups.Sum(group => group.NetSales)).ShouldBe((5, 610));
    }

    private sealed class MovedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2024, 4, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
