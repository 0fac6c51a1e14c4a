using Dapper;
using Npgsql;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Tests.Undoing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Rollups;

/// <summary>Days kept in memory stay those of the database, whatever is loaded, tried, undone, or read by another unit of work meanwhile.</summary>
public class KeptDaysTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly Period[] Periods =
    [
        new(new DateOnly(2023, 1, 1), new DateOnly(2025, 1, 1)), new(new DateOnly(2024, 1, 1), new DateOnly(2024, 3, 1)),
        new(new DateOnly(2024, 1, 2), new DateOnly(2024, 3, 3)), new(new DateOnly(2024, 2, 1), new DateOnly(2024, 2, 2)), new(new DateOnly(2024, 2, 2), new DateOnly(2024, 2, 2)),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_loads_trials_and_undos_kept_days_give_what_fresh_ones_and_plain_counting_give(int seed)
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        var files = new RandomFiles(seed);
        var loaded = new List<Upload>();
        for (var i = 0; i < 5; i++)
        {
            var (name, kind, text) = files.Next();
            await TryAsync(shop, text, name, kind);
            await CompareAsync(shop);
            loaded.Add(await shop.LoadAsync(text, name, kind));
            await CompareAsync(shop);
            await other.LoadAsync(text, name, kind);
            await CompareAsync(other);
        }

        foreach (var upload in loaded.Where((_, i) => i % 2 == seed % 2))
        {
            await shop.UndoAsync(upload);
            await CompareAsync(shop);
        }

        await CompareAsync(other);
    }

    [Fact]
    public async Task A_unit_of_work_that_began_before_a_load_reads_on_in_its_own_state_and_keeps_nothing_old()
    {
        var shop = await database.NewShopAsync();
        await shop.LoadAsync("order_id,order_date,customer_id,product_id,quantity,unit_price\nO1,2024-01-05,C1,P1,1,10\n");
        await using var early = database.ScopeOf(shop.Tenant);
        var session = early.GetRequiredService<TenantSession>();
        await session.EnsureReadAsync(Ct);
        (await early.GetRequiredService<DayReader>().CustomersAsync(null, Ct)).Count(Periods[0], null).ShouldBe(new BuyerCounts(1, 0, 1, null));

        await shop.LoadAsync("order_id,order_date,customer_id,product_id,quantity,unit_price\nO2,2024-01-05,C2,P2,2,10\nO3,2024-02-01,C1,P1,1,10\n");
        await using (var late = database.ScopeOf(shop.Tenant))
        {
            (await late.GetRequiredService<DayReader>().CustomersAsync(null, Ct)).Count(Periods[0], null).ShouldBe(new BuyerCounts(2, 1, 2, 27));
        }

        var reader = early.GetRequiredService<DayReader>();
        (await reader.CustomersAsync(null, Ct)).Count(Periods[0], null).ShouldBe(new BuyerCounts(1, 0, 1, null));
        (await reader.ProductsAsync(Ct)).Sum(Periods[0], null).ShouldBe([new ProductSales("P1", 10, 0, 0, 1, 1, false)]);
        await CompareAsync(shop);
    }

    private static async Task TryAsync(Shop shop, string text, string name, UploadKind kind)
    {
        var saved = await shop.SaveAsync(System.Text.Encoding.UTF8.GetBytes(text), name, kind, asksFirst: true);
        await shop.RunAsync(saved.UploadId);
    }

    private async Task CompareAsync(Shop shop)
    {
        await using var scope = database.ScopeOf(shop.Tenant);
        var kept = scope.GetRequiredService<DayReader>();
        using var nothing = new DayCache();
        var fresh = new DayReader(scope.GetRequiredService<TenantSession>(), nothing);
        var all = await kept.CustomersAsync(null, Ct);
        foreach (var period in Periods)
        {
            all.Count(period, null).ShouldBe(await PlainAsync(shop, period));
            foreach (var category in new[] { null, "K0", "Unknown" })
            {
                var (one, same) = (await kept.CustomersAsync(category, Ct), await fresh.CustomersAsync(category, Ct));
                foreach (var region in new[] { null, "R1", "Unknown" })
                {
                    one.Count(period, region).ShouldBe(same.Count(period, region));
                }
            }

            (await kept.ProductsAsync(Ct)).Sum(period, null).ShouldBe(await PlainProductsAsync(shop, period), ignoreOrder: true);
            (await kept.ProductsAsync(Ct)).Sum(period, "R1").ShouldBe((await fresh.ProductsAsync(Ct)).Sum(period, "R1"), ignoreOrder: true);
        }
    }

    /// <summary>An order is that of the customer its first line names; sales stand first.</summary>
    private async Task<BuyerCounts> PlainAsync(Shop shop, Period period)
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        return await connection.QuerySingleAsync<BuyerCounts>(
            """
            with orders as (
                select distinct on (l.order_id) l.order_id, l.order_date, l.customer_id
                from order_lines as l
                left join customers as c on c.tenant_id = @id and c.customer_id = l.customer_id
                left join products as p on p.tenant_id = @id and p.product_id = l.product_id
                where l.tenant_id = @id and l.is_valid and l.kind = 1
                order by
                    l.order_id, coalesce(l.region, c.region, 'Unknown') collate "C", coalesce(l.category, p.category, 'Unknown') collate "C",
                    l.customer_id collate "C"),
            buyers as (
                select customer_id, min(order_date) as first, count(*) filter (where order_date >= @From and order_date < @To) as orders
                from orders where customer_id is not null group by 1),
            waits as (
                select order_date, order_date - lag(order_date) over (partition by customer_id order by order_date) as days
                from (select distinct customer_id, order_date from orders where customer_id is not null) as each_day)
            select (count(*) filter (where orders > 0))::int as buyers, count(*) filter (where orders > 1)::int as repeating,
                count(*) filter (where first >= @From and first < @To)::int as new,
                (select percentile_cont(.5) within group (order by days) from waits where order_date >= @From and order_date < @To)::numeric as days_between
            from buyers
            """,
            new { id = shop.Tenant.TenantId, period.From, period.To });
    }

    private async Task<IEnumerable<ProductSales>> PlainProductsAsync(Shop shop, Period period)
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        return await connection.QueryAsync<ProductSales>(
            """
            select product_id, sum(net_sales) as net_sales, coalesce(sum(net_sales) filter (where cost is not null), 0) as costed_net_sales,
                coalesce(sum(cost), 0) as cost, sum(quantity) as units_sold, (count(distinct order_id) filter (where kind = 1))::int as orders,
                count(cost) > 0 as has_cost
            from order_lines where tenant_id = @id and is_valid and kind in (1, 2) and order_date >= @From and order_date < @To
            group by product_id
            """,
            new { id = shop.Tenant.TenantId, period.From, period.To });
    }
}
