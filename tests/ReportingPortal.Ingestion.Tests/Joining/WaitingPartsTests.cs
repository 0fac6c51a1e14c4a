using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Quality;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Data.Tenancy;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Joining;

/// <summary>What waits for another file is counted and listed, by the upload it came in, until that file is here.</summary>
public class WaitingPartsTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Heads = "order_id,customer_id,order_status,order_purchase_timestamp\n";
    private const string Items = "order_id,order_item_id,product_id,seller_id,price\n";
    private const string Customers = "customer_id,customer_unique_id\n";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_part_waits_under_its_name_until_its_partner_comes()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Heads + "O2,c-9,delivered,2024-01-05 10:00:00\n");
        await other.LoadAsync(Customers + "c-1,ann\n");
        var items = await shop.LoadAsync(Items + "O1,1,P1,S,10\nO2,1,P1,S,20\nO2,2,P2,S,30\nO4,1,P4,S,1\n");
        var heads = await shop.LoadAsync(Heads + "O1,c-1,delivered,2024-01-05 10:00:00\nO3,c-3,delivered,2024-01-06 10:00:00\n");
        await shop.LoadAsync("order_id,order_date,customer_id,product_id,quantity,unit_price\nO4,2024-01-07,C4,P4,1,1\n");

        (await WaitingAsync(shop)).ShouldBe(("waiting_for_order: O2/P1, O2/P2; waiting_for_items: O3/; waiting_for_customer: O1/, O3/", 6));
        (await CountsAsync(shop, items.UploadId)).ShouldBe("waiting_for_order 2 of 4");
        (await CountsAsync(shop, heads.UploadId)).ShouldBe("waiting_for_items 1 of 2, waiting_for_customer 2 of 2");

        await shop.LoadAsync(Customers + "c-1,ann\nc-2,bob\nc-3,bob\n");
        await shop.LoadAsync(Heads + "O2,c-2,delivered,2024-01-07 10:00:00\n");
        await shop.LoadAsync(Items + "O3,1,P1,S,5\n");

        (await WaitingAsync(shop)).ShouldBe(("waiting_for_order: ; waiting_for_items: ; waiting_for_customer: ", 8));
        (await shop.SalesAsync()).Sum(day => day.TotalSales).ShouldBe(66m);
        (await WaitingAsync(other)).ShouldBe(("waiting_for_order: ; waiting_for_items: O2/; waiting_for_customer: O2/", 1));
    }

    private async Task<(string Rows, long Parts)> WaitingAsync(Shop shop)
    {
        await AnalyseAsync(shop);
        await using var scope = database.ScopeOf(shop.Tenant);
        var query = new QualityQuery(scope.GetRequiredService<TenantSession>());
        var lists = new List<string>();
        foreach (var finding in QualityFinding.All.Where(finding => finding.IsOfParts))
        {
            var (rows, cursor) = (new List<string>(), (string?)null);
            do
            {
                var page = await query.RowsAsync(finding, null, cursor, 1, Ct);
                rows.AddRange(page.Items.Select(row => $"{row.Key}/{row.ProductId}"));
                cursor = page.NextCursor;
            }
            while (cursor is not null);
            lists.Add($"{finding.Name}: {string.Join(", ", rows)}");
        }

        return (string.Join("; ", lists), (await query.RunAsync(null, Ct)).Parts);
    }

    private async Task<string> CountsAsync(Shop shop, Guid uploadId)
    {
        await using var scope = database.ScopeOf(shop.Tenant);
        var summary = await new QualityQuery(scope.GetRequiredService<TenantSession>()).RunAsync(uploadId, Ct);
        return string.Join(", ", summary.Findings.Where(f => f.Rows > 0 && f.Finding.StartsWith("waiting", StringComparison.Ordinal)).Select(f => $"{f.Finding} {f.Rows} of {summary.Parts}"));
    }

    private async Task AnalyseAsync(Shop shop)
    {
        Guid run;
        await using (var scope = database.ScopeOf(shop.Tenant))
        {
            run = await new TenantAnalysis(scope.GetRequiredService<TenantSession>(), new DayCache(), TimeProvider.System).RequestAsync(Ct);
        }

        await using (var scope = database.ScopeOf(shop.Tenant))
        {
            await new TenantAnalysis(scope.GetRequiredService<TenantSession>(), new DayCache(), TimeProvider.System).RunAsync(run, Ct);
        }
    }
}
