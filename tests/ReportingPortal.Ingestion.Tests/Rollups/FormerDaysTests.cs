using Dapper;
using Npgsql;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Data;
using ReportingPortal.Ingestion.Tests.Undoing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Rollups;

/// <summary>An installation that keeps its days as arrays of decimals, brought to packed numbers.</summary>
public class FormerDaysTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Before = "20261121161500_LinesInMemory";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly Period All = new(new DateOnly(2023, 1, 1), new DateOnly(2025, 1, 1));

    [Fact]
    public async Task Days_of_every_shop_say_the_same_after_the_migration_and_take_the_next_load()
    {
        Shop[] shops = [await database.NewShopAsync(), await database.NewShopAsync()];
        foreach (var (seed, shop) in shops.Index())
        {
            var files = new RandomFiles(seed + 11);
            for (var i = 0; i < 3; i++)
            {
                var (name, kind, text) = files.Next();
                await shop.LoadAsync(text, name, kind);
            }

            await shop.LoadAsync("order_id,order_date,customer_id,region,product_id,category,quantity,unit_price\nZ1,2024-03-01,C1,R1,P1,K0,-1,0.0001\nZ2,2024-03-01,,R1,P1,K0,2,99999999\n");
        }

        string[] before = [await DaysAsync(shops[0]), await DaysAsync(shops[1])];
        before[0].ShouldNotBe(before[1]);

        await DatabaseMigration.RunAsync(database.Portal.Sources, Ct, Before);
        foreach (var shop in shops)
        {
            (await WrongSumsAsync(shop)).ShouldBe(0);
        }

        await DatabaseMigration.RunAsync(database.Portal.Sources, Ct);

        foreach (var (place, shop) in shops.Index())
        {
            (await DaysAsync(shop)).ShouldBe(before[place]);
            await shop.LoadAsync("order_id,order_date,customer_id,region,product_id,category,quantity,unit_price\nZ3,2024-03-01,C1,R1,P1,K0,1,5\n");
            var products = (await shop.ProductsAsync()).Select(product => (product.ProductId, product.NetSales, product.SaleDays)).ToList();
            await shop.RebuildAsync();
            (await shop.ProductsAsync()).Select(product => (product.ProductId, product.NetSales, product.SaleDays)).ShouldBe(products);
        }
    }

    /// <summary>Products whose arrays do not add up to their lines.</summary>
    private async Task<long> WrongSumsAsync(Shop shop)
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        return await connection.ExecuteScalarAsync<long>(
            """
            select count(*)
            from (
                select p.product_id, sum(p.net_sales) as net_sales, sum(p.cost) as cost, sum(p.units_sold) as units
                from product_days as d
                cross join unnest(d.product_ids, d.net_sales, d.cost, d.units_sold) as p (product_id, net_sales, cost, units_sold)
                where d.tenant_id = @id
                group by p.product_id
            ) as d
            full join (
                select l.product_id, sum(l.net_sales) as net_sales, coalesce(sum(l.cost), 0) as cost, sum(l.quantity) as units
                from order_lines as l
                where l.tenant_id = @id and l.is_valid and l.kind in (1, 2)
                group by l.product_id
            ) as l using (product_id)
            where (d.net_sales, d.cost, d.units) is distinct from (l.net_sales, l.cost, l.units)
            """,
            new { id = shop.Tenant.TenantId });
    }

    /// <summary>Without the orders of a region: of an order with several, former days know the first alone.</summary>
    private async Task<string> DaysAsync(Shop shop)
    {
        await using var scope = database.ScopeOf(shop.Tenant);
        using var cache = new DayCache();
        var reader = new DayReader(scope.GetRequiredService<Data.Tenancy.TenantSession>(), cache);
        var products = await reader.ProductsAsync(Ct);
        var told = new[] { null, "R0", "R1", "Unknown" }.SelectMany(region => products.Sum(All, region).OrderBy(product => product.ProductId, StringComparer.Ordinal)
            .Select(product => $"{region} {(region is null ? product : product with { Orders = 0 })}")).ToList();
        foreach (var category in new[] { null, "K0", "K1", "Unknown" })
        {
            told.Add($"{category} {(await reader.CustomersAsync(category, Ct)).Count(All, null)}");
        }

        return string.Join('\n', told);
    }
}
