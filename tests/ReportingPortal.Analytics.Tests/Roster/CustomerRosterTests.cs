using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Roster;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Roster;

/// <summary>What is answered from memory, beside plain statements over what a run has stored; two shops share one cache and all ids.</summary>
public class CustomerRosterTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly CustomerFilter[] Filters =
        [CustomerFilter.None, new(Region: "R1"), new(Category: "K2"), new(Group: "Champions"), new("R2", "K0"), new("R0", Group: "Hibernating"), new(Region: "nowhere")];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Two_shops_of_the_same_ids_each_get_what_plain_statements_give(int seed)
    {
        using var cache = new RosterCache();
        foreach (var shop in new[] { await ShopAsync(seed), await ShopAsync(seed + 10), })
        {
            var plain = await PlainCustomers.ReadAsync(database.AdminConnectionString, shop.TenantId);
            await using var scope = database.ScopeOf(shop);
            var rosters = new RosterReader(scope.Session, cache);
            plain.Count.ShouldBeGreaterThan(70);
            foreach (var filter in Filters)
            {
                PlainCustomer[] expected = [.. plain.Where(each => Fits(filter, each))];
                await CompareOverviewAsync(new RfmOverviewQuery(scope.Session, rosters), filter, expected);
                await CompareSegmentsAsync(new SegmentQuery(scope.Session, rosters), filter, expected);
            }

            await CompareListsAsync(new RfmCustomersQuery(rosters), plain);
        }
    }

    [Fact]
    public async Task Names_follow_the_data_while_the_run_stays_and_what_is_not_committed_stays_unseen()
    {
        using var cache = new RosterCache();
        var shop = await ShopAsync(5);
        (await NameAsync(shop, cache)).ShouldBe("Ms 1 Ä");
        await using (var writing = database.ScopeOf(shop))
        {
            await using var transaction = await writing.Session.BeginWriteAsync(Ct);
            await RenameAsync(writing.Session, "Renamed");
            (await NameAsync(writing.Session, cache)).ShouldBe("Renamed");
            (await NameAsync(shop, cache)).ShouldBe("Ms 1 Ä");
            await transaction.RollbackAsync(Ct);
        }

        (await NameAsync(shop, cache)).ShouldBe("Ms 1 Ä");
        await using (var reading = database.ScopeOf(shop))
        {
            (await NameAsync(reading.Session, cache)).ShouldBe("Ms 1 Ä");
            await using (var writing = database.ScopeOf(shop))
            {
                await using var transaction = await writing.Session.BeginWriteAsync(Ct);
                await RenameAsync(writing.Session, "Renamed");
                await transaction.CommitAsync(Ct);
            }

            (await NameAsync(shop, cache)).ShouldBe("Renamed");
            (await NameAsync(reading.Session, cache)).ShouldBe("Ms 1 Ä", "a page stays on the state it began with");
        }

        (await NameAsync(shop, cache)).ShouldBe("Renamed");
    }

    [Fact]
    public async Task A_view_of_packs_shows_a_tenant_its_own_customers_only()
    {
        var (shop, other) = (await ShopAsync(6), await ShopAsync(7));
        await using var scope = database.ScopeOf(shop);
        await scope.Session.EnsureReadAsync(Ct);

        var seen = await scope.Session.Db.RfmScores.IgnoreQueryFilters().Select(score => score.TenantId).Distinct().ToListAsync(Ct);
        var members = await scope.Session.Db.SegmentMembers.IgnoreQueryFilters().Select(member => member.TenantId).Distinct().ToListAsync(Ct);

        seen.ShouldBe([shop.TenantId]);
        members.ShouldBe([shop.TenantId]);
        other.TenantId.ShouldNotBe(shop.TenantId);
    }

    private static async Task CompareOverviewAsync(RfmOverviewQuery query, CustomerFilter filter, PlainCustomer[] expected)
    {
        var overview = await query.RunAsync(filter, Ct);
        overview.ScoredCustomers.ShouldBe(expected.Count(each => each.RScore is not null));
        overview.Groups.Where(group => group.Customers > 0).ShouldBe(
            expected.GroupBy(each => each.RfmGroup).Select(group => Figures(group.Key, null, [.. group])), ignoreOrder: true);
        overview.Cells.Where(cell => cell.Customers > 0).Select(cell => (cell.RScore, cell.FScore, cell.Customers, cell.NetSales)).ShouldBe(
            expected.Where(each => each.RScore is not null).GroupBy(each => ((int)each.RScore!, (int)each.FScore!))
                .Select(cell => (cell.Key.Item1, cell.Key.Item2, cell.Count(), cell.Sum(each => each.NetSales))), ignoreOrder: true);
        overview.ValueTiers.ShouldAllBe(tier => tier.Customers == expected.Count(each => each.ValueTier == tier.Name));
        overview.ActivityStatuses.ShouldAllBe(status => status.NetSales == expected.Where(each => each.ActivityStatus == status.Name).Sum(each => each.NetSales));
        foreach (var (dimension, value) in new (RfmDimension, Func<PlainCustomer, string?>)[]
        {
            (RfmDimension.Region, each => each.Region), (RfmDimension.Category, each => each.Category), (RfmDimension.Month, each => each.Month),
            (RfmDimension.Tier, each => each.ValueTier), (RfmDimension.GivenSegment, each => each.GivenSegment),
        })
        {
            (await query.ByAsync(dimension, filter, Ct)).ShouldBe(
                expected.GroupBy(each => (each.RfmGroup, Value: value(each))).Select(group => Figures(group.Key.RfmGroup, group.Key.Value, [.. group])), ignoreOrder: true, dimension.Key);
        }
    }

    private static async Task CompareSegmentsAsync(SegmentQuery query, CustomerFilter filter, PlainCustomer[] expected)
    {
        var members = expected.Where(each => each.SegmentId is not null).ToList();
        var overview = await query.RunAsync(filter, Ct);
        overview.Segments.ShouldAllBe(segment => segment.Customers == members.Count(each => each.SegmentId == segment.Id)
            && segment.NetSales == members.Where(each => each.SegmentId == segment.Id).Sum(each => each.LifetimeNetSales));
        var listed = await PagesAsync((cursor, limit) => query.CustomersAsync(null, filter, cursor, limit, Ct));
        listed.Select(each => (each.CustomerId, each.Name, (int?)each.SegmentId)).ShouldBe(members.Select(each => (each.CustomerId, each.Name, each.SegmentId)));
    }

    private static async Task CompareListsAsync(RfmCustomersQuery query, IReadOnlyList<PlainCustomer> plain)
    {
        foreach (var (filter, fits) in new (RfmCustomerFilter, Func<PlainCustomer, bool>)[]
        {
            (new(), _ => true),
            (new(Search: " mS 1"), each => Contains(each, "ms 1")),
            (new(Search: "ä"), each => Contains(each, "ä")),
            (new(Search: "%"), each => Contains(each, "%")),
            (new(ValueTier: "Silver", Region: "R1"), each => each is { ValueTier: "Silver", Region: "R1" }),
            (new() { MinSpend = 100.5m, MaxSpend = 400 }, each => each.NetSales is >= 100.5m and <= 400),
            (new() { MinOrders = 2, MaxOrders = 3, MaxDays = 40 }, each => each is { Frequency: >= 2 and <= 3, RecencyDays: <= 40 }),
            (new() { MinDays = 0 }, each => each.Frequency > 0),
            (new() { CustomerIds = ["C03", "C7", "nobody", "C12"] }, each => each.CustomerId is "C03" or "C12"),
            (new(Group: "no such group"), _ => false),
        })
        {
            PlainCustomer[] expected = [.. plain.Where(fits).OrderByDescending(each => each.Monetary).ThenByDescending(each => each.Frequency)
                .ThenBy(each => each.RecencyDays).ThenBy(each => each.CustomerId, StringComparer.Ordinal)];
            var listed = await PagesAsync((cursor, limit) => query.RunAsync(filter, cursor, limit, Ct));
            listed.ShouldBe(expected.Select(each => new RfmCustomer(
                each.CustomerId, each.Name, each.RecencyDays, each.Frequency, each.Monetary, each.RScore, each.FScore, each.MScore, each.RfmGroup, each.ValueTier,
                each.ActivityStatus)), filter.ToString());
            (await query.CountAsync(filter, Ct)).ShouldBe(expected.Length);
        }
    }

    private static bool Contains(PlainCustomer each, string text)
        => new[] { each.CustomerId, each.Name, each.OtherName }.Any(value => value?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);

    private static bool Fits(CustomerFilter filter, PlainCustomer each)
        => (filter.Region ?? each.Region) == each.Region && (filter.Category ?? each.Category) == each.Category && (filter.Group ?? each.RfmGroup) == each.RfmGroup;

    private static RfmGroupFigures Figures(string group, string? value, PlainCustomer[] customers)
        => new(
            group, customers.Length, customers.Sum(each => each.NetSales), (decimal)customers.Sum(each => each.RecencyDays) / customers.Length,
            (decimal)customers.Sum(each => each.Frequency) / customers.Length, customers.Sum(each => each.Monetary) / customers.Length, value);

    /// <summary>All rows by pages of seven, each saying the same total.</summary>
    private static async Task<List<T>> PagesAsync<T>(Func<string?, int, Task<Page<T>>> read)
    {
        var rows = new List<T>();
        var totals = new HashSet<int>();
        string? cursor = null;
        do
        {
            var page = await read(cursor, 7);
            rows.AddRange(page.Items);
            totals.Add(page.Total);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        totals.ShouldBe([rows.Count]);
        return rows;
    }

    private async Task<string?> NameAsync(Tenant shop, RosterCache cache)
    {
        await using var scope = database.ScopeOf(shop);
        return await NameAsync(scope.Session, cache);
    }

    private static async Task<string?> NameAsync(TenantSession session, RosterCache cache)
        => (await new RfmCustomersQuery(new RosterReader(session, cache)).RunAsync(new RfmCustomerFilter { CustomerIds = ["C01"] }, null, 1, Ct)).Items.Single().Name;

    private static async Task RenameAsync(TenantSession session, string name)
    {
        await session.Db.Customers.Where(customer => customer.CustomerId == "C01").ExecuteUpdateAsync(set => set.SetProperty(customer => customer.Name, name), Ct);
        await session.Db.CustomerSummary.Where(customer => customer.CustomerId == "C01").ExecuteUpdateAsync(set => set.SetProperty(customer => customer.Name, name), Ct);
        await session.Db.TenantStates.ExecuteUpdateAsync(set => set.SetProperty(state => state.DataVersion, state => state.DataVersion + 1), Ct);
    }

    /// <summary>Customers with orders of all sizes, with returns only, and of the file alone; few amounts, so that many are equal.</summary>
    private async Task<Tenant> ShopAsync(int seed)
    {
        var random = new Random(seed);
        var shop = new ShopSeed(database, await database.CreateTenantAsync());
        for (var number = 0; number < 80; number++)
        {
            var (id, region) = ($"C{number:00}", $"R{random.Next(3)}");
            shop.Customer(id, number % 3 == 0 ? null : $"Ms {number} {(number % 2 == 0 ? "o" : "Ä")}", region, number % 5 == 0 ? null : $"G{random.Next(3)}");
            for (var order = random.Next(7) - 1; order >= 0; order--)
            {
                var day = new DateOnly(2024, 1, 1).AddDays(random.Next(200)).ToString("O");
                _ = random.Next(8) == 0
                    ? shop.Return($"R{number}-{order}", id, day, 10 * random.Next(1, 5), $"P{order}", $"K{order % 3}", region)
                    : shop.Order($"O{number}-{order}", id, day, 50 * random.Next(1, 5), $"P{order}", $"K{order % 3}", region);
            }
        }

        await shop.SaveAsync(Ct);
        await database.AnalyseAsync(shop.Tenant, Ct);
        return shop.Tenant;
    }
}
