using ReportingPortal.Analytics.Customers;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Facts;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Customers;

public class CustomerStoryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_favourite_has_its_share_of_what_is_left_after_returns()
    {
        // Games 200, Books 50, Toys 30 of which all goes back: 200 of 250.
        var profile = await ProfileAsync(shop => shop
            .Order("1", "C1", "2024-01-01", 200, "A", "Games").Order("2", "C1", "2024-01-02", 50, "B", "Books").Order("3", "C1", "2024-01-03", 30, "T", "Toys")
            .Return("R", "C1", "2024-01-04", 30, "T", "Toys"));

        (profile.FavouriteCategory, profile.FavouriteShare).ShouldBe(("Games", .8m));
    }

    [Fact]
    public async Task What_is_equal_in_all_else_goes_by_name_capitals_first()
    {
        // One order, so one moment: 10 and a piece of each.
        var profile = await ProfileAsync(shop => shop.Order("1", "C1", "2024-01-01", 10, "P1", "ant").Order("1", "C1", "2024-01-01", 10, "P2", "Bee").Order("1", "C1", "2024-01-01", 10, "P3", "Cat"));

        (profile.FavouriteCategory, Math.Round(profile.FavouriteShare!.Value, 4)).ShouldBe(("Bee", .3333m));
    }

    [Fact]
    public async Task Who_bought_nothing_has_an_interest_and_who_bought_has_none()
    {
        static ShopSeed Views(ShopSeed shop) => shop.Customer("C1")
            .Event("C1", "s1", EventType.ProductView, "P1", "Books", "2024-01-01 10:00").Event("C1", "s1", EventType.ProductView, "P2", "Games", "2024-01-01 10:01")
            .Event("C1", "s2", EventType.AddToCart, "P1", "Books", "2024-01-01 10:02");

        (await ProfileAsync(Views)).ShouldSatisfyAllConditions(
            p => p.FavouriteCategory.ShouldBeNull(), p => p.InterestCategory.ShouldBe("Games", "one view each, and the later one"));
        (await ProfileAsync(shop => Views(shop).Order("1", "C1", "2024-01-01", 10, "T", "Toys"))).ShouldSatisfyAllConditions(
            p => p.FavouriteCategory.ShouldBe("Toys"), p => p.InterestCategory.ShouldBeNull());
    }

    [Fact]
    public async Task A_visit_lasts_from_its_start_to_its_end_and_one_without_either_has_no_length()
    {
        // 10 and 30 minutes; the third never ends.
        var profile = await ProfileAsync(shop => shop.Customer("C1")
            .Event("C1", "s1", EventType.SessionStart, at: "2024-01-01 10:00").Event("C1", "s1", EventType.SessionEnd, at: "2024-01-01 10:10")
            .Event("C1", "s2", EventType.SessionStart, at: "2024-01-02 10:00").Event("C1", "s2", EventType.SessionEnd, at: "2024-01-02 10:30")
            .Event("C1", "s3", EventType.SessionStart, at: "2024-01-03 10:00").Event("other", "s4", EventType.SessionStart, at: "2024-01-03 10:00"));

        (profile.Sessions, profile.AverageSessionSeconds).ShouldBe((3, 1200));
    }

    [Fact]
    public async Task The_timeline_goes_back_page_by_page_through_orders_returns_and_events()
    {
        await using var scope = await database.OpenAsync(
            shop => shop.Order("O1", "C1", "2024-01-01", 10).Return("R1", "C1", "2024-01-03", 4).Order("X", "C2", "2024-01-02", 9)
                .Event("C1", "s1", EventType.ProductView, "P", "Things", "2024-01-02 08:00").Event("C1", "s1", EventType.AddToCart, "P", "Things", "2024-01-02 08:00"), Ct);
        var query = new CustomerTimelineQuery(scope.Session);

        var (seen, cursor) = (new List<CustomerMoment>(), (string?)null);
        do
        {
            var page = await query.RunAsync("C1", cursor, 1, Ct);
            page.Total.ShouldBe(4);
            seen.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        seen.Select(moment => $"{moment.Kind} {moment.Id} {moment.NetSales:0}").ShouldBe(["return R1 -4", "add_to_cart E1 ", "product_view E0 ", "order O1 10"]);
        (await query.RunAsync("nobody", null, 5, Ct)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Why_a_customer_is_in_a_group_and_what_leads_out_is_told()
    {
        // C3 of the worked example: 13 days, cuts 4, 9.8, 17.4, 30.2; 2 orders, cuts 1, 1.6, 2, 2.2; 60, cuts 50, 56, 116, 210.
        var explanation = (await ProfileAsync(shop => shop.WithWorkedExample(), "C3")).Explanation!;

        explanation.Reasons.ShouldBe([new RfmReason("recency_days", 13, 3, 9), new RfmReason("frequency", 2, 3, 3), new RfmReason("monetary", 60, 3, 116)]);
        explanation.StepsUp.ShouldBe([new RfmStepUp(1, "Champions")]);
    }

    [Fact]
    public async Task The_best_have_nothing_above_and_who_is_not_scored_no_explanation()
    {
        var best = (await ProfileAsync(shop => shop.WithWorkedExample())).Explanation!;

        best.Reasons.ShouldAllBe(reason => reason.Score == 5 && reason.Limit == null);
        best.StepsUp.ShouldBeEmpty();
        (await ProfileAsync(shop => shop.Order("1", "C1", "2024-01-01", 10))).Explanation.ShouldBeNull();
        (await ProfileAsync(shop => shop.WithWorkedExample().Customer("P1"), "P1")).Explanation.ShouldBeNull();
    }

    private async Task<CustomerProfile> ProfileAsync(Func<ShopSeed, ShopSeed> orders, string customer = "C1")
    {
        await using var scope = await database.AnalysedAsync(orders, Ct);
        return (await new CustomerProfileQuery(scope.Session).RunAsync(customer, Ct))!;
    }
}
