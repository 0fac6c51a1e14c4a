using Dapper;
using Npgsql;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Tests.Undoing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Rollups;

/// <summary>
/// A run that reads the lines of changed days only finds what one finds that reads all of them, and what plain SQL finds: whatever was loaded,
/// loaded again with changes, or undone between.
/// </summary>
public class KeptLinesTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public Task After_loads_and_undos_a_run_finds_what_one_in_a_fresh_process_and_plain_SQL_find(int seed)
        => CompareAsync(new RandomFiles(seed), seed);

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    public Task Orders_in_parts_and_orders_made_of_events_are_no_exception(int seed)
        => CompareAsync(new RandomFiles(seed, withOrders: false, withParts: seed % 2 > 0), seed);

    [Fact]
    public async Task A_day_of_cancelled_orders_alone_counts_in_the_quality_of_data_when_it_comes_changes_and_goes()
    {
        var shop = await database.NewShopAsync();
        const string Header = "order_id,order_date,customer_id,product_id,quantity,unit_price,status\n";
        await shop.LoadAsync(Header + "O1,2024-01-05,C1,P1,1,10,completed\n");
        await CompareAsync(shop);
        var cancelled = await shop.LoadAsync(Header + "O2,2024-02-01,C1,P1,1,0,cancelled\n");
        await CompareAsync(shop);
        var changed = await shop.LoadAsync(Header + "O2,2024-02-01,,P1,1,0,cancelled\n");
        (await CompareAsync(shop)).ShouldContain(row => row.Contains("missing_customer") && row.Contains("\"rows\": 1"));
        await shop.UndoAsync(changed);
        (await CompareAsync(shop)).ShouldNotContain(row => row.Contains("missing_customer"));
        await shop.UndoAsync(cancelled);
        (await CompareAsync(shop)).ShouldNotContain(row => row.Contains("zero_price"));
    }

    [Fact]
    public async Task A_file_of_products_gives_a_category_to_lines_of_days_it_does_not_touch()
    {
        var shop = await database.NewShopAsync();
        await shop.LoadAsync("order_id,order_date,customer_id,product_id,quantity,unit_price,status\nO1,2024-01-05,C1,P1,1,10,completed\nO2,2024-01-05,C1,P2,1,10,cancelled\n");
        (await CompareAsync(shop)).ShouldContain(row => row.Contains("missing_category") && row.Contains("\"rows\": 2"));
        await shop.LoadAsync("product_id,product_name,category,price\nP2,Two,K1,5\n", "products.csv", UploadKind.Products);
        (await CompareAsync(shop)).ShouldContain(row => row.Contains("missing_category") && row.Contains("\"rows\": 1"));
    }

    private async Task CompareAsync(RandomFiles files, int seed)
    {
        var (shop, other) = (await database.NewShopAsync("America/New_York"), await database.NewShopAsync());
        var loaded = new List<Upload>();
        for (var i = 0; i < 6; i++)
        {
            var (name, kind, text) = files.Next();
            loaded.Add(await shop.LoadAsync(text, name, kind));
            await other.LoadAsync(text, name, kind);
            await CompareAsync(shop);
        }

        foreach (var upload in loaded.Where((_, i) => i % 3 == seed % 3))
        {
            await shop.UndoAsync(upload);
            await CompareAsync(shop);
        }

        await CompareAsync(other);
    }

    /// <returns>What the run found.</returns>
    private async Task<IReadOnlyList<string>> CompareAsync(Shop shop)
    {
        Guid kept, fresh;
        await using (var scope = database.ScopeOf(shop.Tenant))
        {
            kept = await AnalyseAsync(new TenantAnalysis(scope.GetRequiredService<TenantSession>(), scope.GetRequiredService<DayCache>(), TimeProvider.System));
        }

        await using (var scope = database.ScopeOf(shop.Tenant))
        {
            using var nothing = new DayCache();
            fresh = await AnalyseAsync(new TenantAnalysis(scope.GetRequiredService<TenantSession>(), nothing, TimeProvider.System));
        }

        var found = await FoundAsync(shop, kept);
        ShopState.Difference(found, await FoundAsync(shop, fresh)).ShouldBeEmpty();
        ShopState.Difference([.. found.Where(row => row.StartsWith("quality", StringComparison.Ordinal))], await PlainQualityAsync(shop, kept)).ShouldBeEmpty();
        ShopState.Difference([.. found.Where(row => row.StartsWith("orders", StringComparison.Ordinal))], await PlainOrdersAsync(shop)).ShouldBeEmpty();
        return found;
    }

    private static async Task<Guid> AnalyseAsync(TenantAnalysis analysis)
    {
        var run = await analysis.RequestAsync(Ct);
        await analysis.RunAsync(run, Ct);
        return run;
    }

    private Task<IReadOnlyList<string>> FoundAsync(Shop shop, Guid run) => RowsAsync(
        """
        select 'orders ' || (to_jsonb(t) - 'tenant_id' - 'run_id' - 'net_sales')::text from order_totals as t where tenant_id = @id and run_id = @run
        union all select 'values ' || sale_date || region || net_sales::text from order_totals where tenant_id = @id and run_id = @run
        union all select 'baskets ' || (to_jsonb(t) - 'tenant_id' - 'run_id')::text from basket_models as t where tenant_id = @id and run_id = @run
        union all select 'rules ' || (to_jsonb(t) - 'tenant_id' - 'run_id')::text from basket_rules as t where tenant_id = @id and run_id = @run
        union all select 'quality bounds ' || (to_jsonb(t) - 'tenant_id' - 'run_id')::text from quality_bounds as t where tenant_id = @id and run_id = @run
        union all select 'quality ' || (to_jsonb(t) - 'tenant_id' - 'run_id')::text from quality_counts as t
            where tenant_id = @id and run_id = @run and finding not in ('events', 'parts') and finding not like 'event%' and finding not like 'waiting%'
        """,
        shop, run);

    /// <summary>Quartiles by the server, in floating point; conditions as QualityRows.sql has them.</summary>
    private Task<IReadOnlyList<string>> PlainQualityAsync(Shop shop, Guid run) => RowsAsync(
        """
        with quartiles as (
            select product_id, percentile_cont(array[0.25, 0.5, 0.75]) within group (order by unit_price) as p,
                percentile_cont(array[0.25, 0.5, 0.75]) within group (order by quantity) as q
            from order_lines where tenant_id = @id and kind = 1 and is_valid group by product_id having count(*) >= 20),
        spreads as (select *, coalesce(nullif(p[3] - p[1], 0), p[2]) as ps, coalesce(nullif(q[3] - q[1], 0), q[2]) as qs from quartiles),
        bounds as (
            select product_id, (p[1] - 3 * ps)::numeric(18, 4) as price_low, (p[3] + 3 * ps)::numeric(18, 4) as price_high,
                (q[1] - 3 * qs)::numeric(18, 4) as quantity_low, (q[3] + 3 * qs)::numeric(18, 4) as quantity_high
            from spreads),
        masters as (
            select exists (select 1 from customers where tenant_id = @id and not is_derived) as has_customers,
                exists (select 1 from products where tenant_id = @id and not is_derived) as has_products, started_at
            from analysis_runs where tenant_id = @id and run_id = @run),
        found as (
            select l.upload_id, f.finding
            from order_lines as l cross join masters as m
            left join customers as c on c.tenant_id = @id and c.customer_id = l.customer_id
            left join products as p on p.tenant_id = @id and p.product_id = l.product_id
            left join bounds as b on b.product_id = l.product_id
            cross join lateral (values
                ('lines', true), ('missing_customer', l.customer_id is null), ('missing_product', l.product_id = 'unknown'),
                ('missing_category', coalesce(l.category, p.category) is null), ('missing_region', coalesce(l.region, c.region) is null),
                ('missing_cost', l.cost is null), ('zero_price', l.unit_price = 0), ('negative', l.kind <> 2 and (l.quantity < 0 or l.net_sales < 0)),
                ('future_dated', l.ordered_at > m.started_at),
                ('price_outlier', l.kind = 1 and (l.unit_price < b.price_low or l.unit_price > b.price_high)),
                ('quantity_outlier', l.kind = 1 and (l.quantity < b.quantity_low or l.quantity > b.quantity_high)),
                ('unknown_customer', m.has_customers and l.customer_id is not null and coalesce(c.is_derived, true)),
                ('unknown_product', m.has_products and l.product_id <> 'unknown' and coalesce(p.is_derived, true))) as f (finding, applies)
            where l.tenant_id = @id and f.applies)
        select 'quality bounds ' || to_jsonb(b)::text from bounds as b
        union all
        select 'quality ' || to_jsonb(n)::text from (select upload_id, finding, count(*) as rows from found group by 1, 2) as n
        """,
        shop, run);

    private Task<IReadOnlyList<string>> PlainOrdersAsync(Shop shop) => RowsAsync(
        """
        with lines as (
            select l.*, coalesce(l.region, c.region, 'Unknown') collate "C" as place
            from order_lines as l left join customers as c on c.tenant_id = @id and c.customer_id = l.customer_id
            where l.tenant_id = @id and l.is_valid and l.kind in (1, 2)),
        orders as (
            select order_id, min(order_date) as sale_date, sum(net_sales) as net_sales, min(ordered_at) filter (where kind = 1) as at,
                min(customer_id collate "C") filter (where kind = 1) as customer_id, coalesce(min(place) filter (where kind = 1), min(place)) as region
            from lines group by order_id),
        placed as (
            select *, row_number() over (partition by customer_id, at is null order by at, order_id collate "C") = 1 as is_first from orders),
        days as (
            select sale_date, region,
                count(*) filter (where at is not null and customer_id is not null and is_first)::int as new_orders,
                coalesce(sum(net_sales) filter (where at is not null and customer_id is not null and is_first), 0)::numeric(18, 4) as new_net_sales,
                count(*) filter (where at is not null and customer_id is not null and not is_first)::int as returning_orders,
                coalesce(sum(net_sales) filter (where at is not null and customer_id is not null and not is_first), 0)::numeric(18, 4) as returning_net_sales,
                count(*) filter (where at is not null and customer_id is null)::int as guest_orders,
                coalesce(sum(net_sales) filter (where at is not null and customer_id is null), 0)::numeric(18, 4) as guest_net_sales,
                coalesce(sum(net_sales) filter (where at is null), 0)::numeric(18, 4) as other_net_sales
            from placed group by 1, 2)
        select 'orders ' || to_jsonb(d)::text from days as d
        """,
        shop, Guid.Empty);

    private async Task<IReadOnlyList<string>> RowsAsync(string statement, Shop shop, Guid run)
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        return [.. await connection.QueryAsync<string>(statement, new { id = shop.Tenant.TenantId, run })];
    }
}
