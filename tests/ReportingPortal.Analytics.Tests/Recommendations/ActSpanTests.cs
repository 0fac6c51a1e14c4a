using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Recommendations.Acts;
using ReportingPortal.Data.Facts;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Recommendations;

public class ActSpanTests
{
    private static readonly DateOnly March = new(2024, 3, 1);

    // On the 5th a buys P; on the 4th a guest does; on the 9th b looks at Q, and on the 2nd a did.
    private static readonly ActRow Row = new(March, ["a", "", "b", "a"], ["P", "P", "Q", "Q"], [345_600, 259_200, 691_200, 86_400], [5, 4, 9, 2], [4, 4, 2, 2]);

    [Fact]
    public void A_span_holds_each_id_once()
    {
        var span = ActSpan.Of(Row);

        span.CustomerIds.ShouldBe(["a", "b"]);
        span.ProductIds.ShouldBe(["P", "Q"]);
        span.FirstDays.ShouldBe([March.DayNumber + 3, March.DayNumber + 1]);
        span.Customers.ShouldBe([0, ActSpan.Guest, 1, 0]);
        span.Products.ShouldBe([0, 0, 1, 1]);
        span.Moments.ShouldBe(Row.Seconds.Select(second => new DateTimeOffset(2024, 3, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds() + second));
        span.Kinds.ShouldBe([4, 4, 2, 2]);
    }

    [Fact]
    public void What_a_moment_knew_is_what_had_happened_by_then()
    {
        var history = new InteractionHistory([ActSpan.Of(Row)], ["c"], ["R"], new RecommendationSettings());
        var fifth = new DateTimeOffset(2024, 3, 5, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

        history.UserIds.ShouldBe(["a", "b", "c"]);
        (history.FirstAt, history.LastAt).ShouldBe((fifth - (3 * 86400), fifth + (4 * 86400)));
        var now = history.RecordAt(double.MaxValue, 0, [], CustomerGroups.None(3));
        now.Interactions.AllColumns.ShouldBe([0, 1, 1]);
        now.Interactions.AllValues.ShouldBe([2.96f, 1, 1], .03, "a bought P; the 99th percentile cuts its weight of 3");
        now.Bought.ShouldBe([true, false, false]);
        history.RecordAt(fifth, 0, [], CustomerGroups.None(3)).Interactions.Starts.ShouldBe([0, 1, 1, 1], "only a's look at Q");
        history.FirstBoughtFrom(fifth).Single().Relevant.ShouldBe([0]);
        history.FirstBoughtFrom(fifth + 1).ShouldBeEmpty();
    }

    [Fact]
    public void Guests_purchases_make_products_popular_and_the_first_day_is_anybodys()
    {
        var history = new InteractionHistory([ActSpan.Of(Row)], [], ["R"], new RecommendationSettings());
        var fifth = new DateTimeOffset(2024, 3, 5, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        var described = new Dictionary<string, ProductRow> { ["P"] = new("P", false, "Pot", "Kitchen", 3) };

        var now = history.CatalogueAt(double.MaxValue, fifth - 1, described).Items;
        var early = history.CatalogueAt(fifth, fifth - 1, described).Items;

        now[0].ShouldBe(new CatalogueItem("P", "Pot", "Kitchen", 3, RecentPurchases: 1, Purchases: 2, 0, new DateOnly(2024, 3, 4)));
        (now[1].Interest, now[1].FirstSeenOn, now[2].FirstSeenOn).ShouldBe((2, new DateOnly(2024, 3, 2), null));
        (early[0].RecentPurchases, early[0].Purchases, early[1].Interest).ShouldBe((0, 1, 1));
    }

    [Theory]
    [InlineData(0, 0L, EventType.ProductView)]
    [InlineData(536_870_911, 4_294_967_295L, EventType.Purchase)]
    [InlineData(7, -4_294_967_296L, EventType.AddToCart)]
    [InlineData(7, 1_709_251_200L, EventType.Purchase)]
    public void An_act_in_a_number_is_what_it_was(int product, long at, EventType kind)
    {
        var act = Act.Of(product, at, (byte)kind);

        (Act.Product(act), Act.At(act), Act.Kind(act)).ShouldBe((product, at, kind));
    }

    [Fact]
    public void Acts_stand_by_product_then_time_and_times_out_of_all_range_at_its_ends()
    {
        Act.Of(1, 9, 2).ShouldBeLessThan(Act.Of(2, 3, 2));
        Act.Of(1, 3, 4).ShouldBeLessThan(Act.Of(1, 9, 2));
        (Act.At(Act.Of(1, long.MaxValue, 4)), Act.At(Act.Of(1, long.MinValue, 4))).ShouldBe((Act.Latest, -Act.Latest - 1));
    }

    [Fact]
    public void Weights_fade_by_half_in_a_half_life()
    {
        var history = new InteractionHistory([ActSpan.Of(Row)], [], [], new RecommendationSettings { HalfLifeDays = 4 });
        var ninth = new DateTimeOffset(2024, 3, 9, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

        // a bought P four days before, and looked at Q seven days before.
        var values = history.RecordAt(double.MaxValue, ninth, [], CustomerGroups.None(2)).Interactions.AllValues;
        values[0].ShouldBe(1.5f, .02f);
        values[1].ShouldBe((float)Math.Pow(.5, 7.0 / 4), 1e-6f);
        values[2].ShouldBe(1, 1e-6f);
    }
}
