using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Recommendations.Acts;
using ReportingPortal.Data.Facts;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Recommendations;

public class ActSpanTests
{
    // On the 5th a buys P; on the 4th a guest does; on the 9th b looks at Q, and on the 2nd a did, half a second after midnight.
    private static readonly DateTime March = new(2024, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_span_holds_each_id_once()
    {
        var span = Span();

        span.CustomerIds.ShouldBe(["a", "b"]);
        span.ProductIds.ShouldBe(["P", "Q"]);
        span.FirstDays.ShouldBe([DayOf(4), DayOf(2)]);
        span.Customers.ShouldBe([0, ActSpan.Guest, 1, 0]);
        span.Products.ShouldBe([0, 0, 1, 1]);
        span.Moments.ShouldBe([SecondOf(5), SecondOf(4), SecondOf(9), SecondOf(2)]);
        span.Kinds.ShouldBe([4, 4, 2, 2]);
    }

    [Fact]
    public void A_group_of_events_is_an_act_for_each_moment_and_a_moment_before_1970_lies_in_the_second_it_began_in()
    {
        var acts = new EventActs();
        acts.Add("a", "P", EventType.AddToCart, new DateOnly(2024, 3, 2), At(March.AddDays(8), March.AddDays(1)));
        acts.Add("a", "Q", EventType.ProductView, new DateOnly(1969, 12, 31), At(DateTime.UnixEpoch.AddMilliseconds(-1)));

        var span = acts.Build();

        span.Customers.ShouldBe([0, 0, 0]);
        span.Products.ShouldBe([0, 0, 1]);
        span.Moments.ShouldBe([SecondOf(9), SecondOf(2), -1]);
        span.Kinds.ShouldBe([3, 3, 2]);
    }

    [Fact]
    public void What_a_moment_knew_is_what_had_happened_by_then()
    {
        var history = new InteractionHistory([Span()], ["c"], ["R"], new RecommendationSettings());
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
        var history = new InteractionHistory([Span()], [], ["R"], new RecommendationSettings());
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
        var history = new InteractionHistory([Span()], [], [], new RecommendationSettings { HalfLifeDays = 4 });
        var ninth = new DateTimeOffset(2024, 3, 9, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

        // a bought P four days before, and looked at Q seven days before.
        var values = history.RecordAt(double.MaxValue, ninth, [], CustomerGroups.None(2)).Interactions.AllValues;
        values[0].ShouldBe(1.5f, .02f);
        values[1].ShouldBe((float)Math.Pow(.5, 7.0 / 4), 1e-6f);
        values[2].ShouldBe(1, 1e-6f);
    }

    [Fact]
    public void What_was_bought_stays_bought_however_fast_it_fades()
    {
        var history = new InteractionHistory([Span()], [], [], new RecommendationSettings { HalfLifeDays = 1 });
        var later = new DateTimeOffset(2034, 3, 9, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

        var record = history.RecordAt(double.MaxValue, later, [], CustomerGroups.None(2));

        record.Interactions.AllColumns.ShouldBe([0], "a's purchase of P; looks are forgotten");
        record.Bought.ShouldBe([true]);
        record.Interactions.AllValues[0].ShouldBeGreaterThan(0);
    }

    private static ActSpan Span()
    {
        var acts = new EventActs();
        acts.Add("a", "P", EventType.Purchase, new DateOnly(2024, 3, 5), At(March.AddDays(4)));
        acts.Add(null, "P", EventType.Purchase, new DateOnly(2024, 3, 4), At(March.AddDays(3)));
        acts.Add("b", "Q", EventType.ProductView, new DateOnly(2024, 3, 9), At(March.AddDays(8)));
        acts.Add("a", "Q", EventType.ProductView, new DateOnly(2024, 3, 2), At(March.AddDays(1).AddSeconds(.5)));
        return acts.Build();
    }

    private static int DayOf(int dayOfMarch) => new DateOnly(2024, 3, dayOfMarch).DayNumber;

    private static long SecondOf(int dayOfMarch) => new DateTimeOffset(March.AddDays(dayOfMarch - 1)).ToUnixTimeSeconds();

    private static long[] At(params DateTime[] moments) => Array.ConvertAll(moments, moment => (moment - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
}
