using ReportingPortal.Data.Rollups;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Rollups;

/// <summary>What is sold and comes back on one day has a cost, though its sums are zero.</summary>
public class SameDayReturnTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const string Header = "order_id,order_date,customer_id,product_id,quantity,unit_price,unit_cost\n";

    [Fact]
    public async Task A_day_says_which_costs_cancel_out_and_another_spares_the_column()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await other.LoadAsync(Header + "1,2024-01-05,C1,A,2,10,4\n", "first.csv");

        await shop.LoadAsync(Header + "1,2024-01-05,C1,A,2,10,4\n2,2024-01-05,C1,A,-2,10,4\n3,2024-01-05,C1,B,1,5,\n4,2024-01-06,C1,A,1,10,4\n", "first.csv");

        var days = await shop.ReadAsync(db => db.ProductDays.OrderBy(day => day.SaleDate));
        days.Select(day => PackedNumbers.ReadAll(day.Figures).Count).ShouldBe([7, 5]);
        PackedNumbers.ReadAll(days[0].Figures)[6].Select(flag => (int)flag).ShouldBe([1, 0]);
        PackedNumbers.ReadAll((await other.ReadAsync(db => db.ProductDays)).Single().Figures).Count.ShouldBe(5);
    }
}
