using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Recommendations;

/// <summary>When models are fitted anew, and what lists stand on where they are not. The shop has 480 pairs: 24 of them are a twentieth.</summary>
public class RefitTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly DateTimeOffset Start = ChangingShops.Start;

    private readonly ChangingShops shops = new(database);

    [Fact]
    public async Task After_few_changes_the_fit_serves_on_and_lists_stand_on_todays_record()
    {
        var tenant = await shops.CampsAsync();
        var before = await shops.AnalysedAsync(tenant, hours: 0);
        var wanted = (await shops.ListAsync(tenant, "c07", RecommendationStrategy.Als)).Recommendations[0].ProductId;

        // The newcomer looks three times at each product that c08 has bought, which weighs as much.
        var bought = await shops.BoughtAsync(tenant, "c08");
        await shops.BuyAsync(tenant, "c07", wanted);
        await shops.SeeAsync(tenant, "few", [("c07", "Fresh"), .. bought.SelectMany(product => Enumerable.Repeat(("new", product), 3))]);
        var after = await shops.AnalysedAsync(tenant, hours: 1);

        (after.FitVersion, after.FittedAt, after.Serving, after.Metrics).ShouldBe((before.FitVersion, before.FittedAt, before.Serving, before.Metrics));
        (after.Version == before.Version, after.Interactions, after.Users, after.Products).ShouldBe((false, 490, 61, 31));
        after.FittedShare.ShouldBe(480.0 / 490);
        foreach (var model in RecommendationStrategy.Models)
        {
            var products = (await shops.ListAsync(tenant, "c07", model, 50)).Recommendations.Select(each => each.ProductId).ToList();
            products.ShouldNotContain(wanted, model);
            products.ShouldContain("Fresh", model);
            products.Count.ShouldBe(31 - 9, model);
        }

        // Who came later is folded in, or served by what needs no factors of them.
        var newcomer = await shops.ListAsync(tenant, "new", RecommendationStrategy.Als, exclusion: Exclusion.Interacted);
        var alike = await shops.ListAsync(tenant, "c08", RecommendationStrategy.Als, exclusion: Exclusion.Interacted);
        newcomer.Strategy.ShouldBe("als");
        newcomer.Recommendations.Select(each => (each.ProductId, each.Score)).ShouldBe(alike.Recommendations.Select(each => (each.ProductId, each.Score)));
        (await shops.ListAsync(tenant, "new", RecommendationStrategy.Ranking)).Strategy.ShouldBe("item_knn");
        (await shops.ListAsync(tenant, "c08", RecommendationStrategy.Ranking)).Strategy.ShouldBe("bpr");
    }

    [Fact]
    public async Task After_many_changes_models_are_fitted_anew()
    {
        var tenant = await shops.CampsAsync();
        var before = await shops.AnalysedAsync(tenant, hours: 0);

        await shops.SeeAsync(tenant, "many", [.. Enumerable.Range(0, 24).Select(i => ($"new{i:00}", $"B{i % 10}"))]);
        var after = await shops.AnalysedAsync(tenant, hours: 1);

        after.FitVersion.ShouldNotBe(before.FitVersion);
        (after.FittedAt, after.FittedShare).ShouldBe((Start.AddHours(1), 1));
        (await shops.ListAsync(tenant, "new00", RecommendationStrategy.Ranking)).Strategy.ShouldBe("bpr");
    }

    [Fact]
    public async Task A_fit_of_a_week_ago_is_made_anew_with_the_next_change_and_not_before()
    {
        var tenant = await shops.CampsAsync();
        var first = await shops.AnalysedAsync(tenant, hours: 0);
        var unchanged = await shops.AnalysedAsync(tenant, hours: 7 * 24);
        await shops.SeeAsync(tenant, "one", ("c01", "C1"));
        var changed = await shops.AnalysedAsync(tenant, hours: (7 * 24) + 1);

        (unchanged.Version, unchanged.FitVersion).ShouldBe((first.Version, first.FitVersion));
        changed.FittedAt.ShouldBe(Start.AddHours((7 * 24) + 1));
    }

    [Fact]
    public async Task When_a_change_is_taken_back_all_lists_are_as_they_were()
    {
        var tenant = await shops.CampsAsync();
        await shops.AnalysedAsync(tenant, hours: 0);
        var before = await shops.AllListsAsync(tenant);
        await shops.SeeAsync(tenant, "few", ("new", "A1"), ("c07", "Fresh"), ("c08", "A3"));
        await shops.AnalysedAsync(tenant, hours: 1);
        var between = await shops.AllListsAsync(tenant);

        await shops.TakeBackAsync(tenant, "few");
        await shops.AnalysedAsync(tenant, hours: 2);

        (await shops.AllListsAsync(tenant)).ShouldBe(before);
        between.ShouldNotBe(before);
    }

    [Fact]
    public async Task When_many_changes_are_taken_back_all_lists_are_as_they_were()
    {
        var tenant = await shops.CampsAsync();
        await shops.AnalysedAsync(tenant, hours: 0);
        var before = await shops.AllListsAsync(tenant);
        await shops.SeeAsync(tenant, "many", [.. Enumerable.Range(0, 60).Select(i => ($"c{i:00}", $"Z{i % 10}"))]);
        await shops.AnalysedAsync(tenant, hours: 1);

        await shops.TakeBackAsync(tenant, "many");
        await shops.AnalysedAsync(tenant, hours: 2);

        (await shops.AllListsAsync(tenant)).ShouldBe(before);
    }

    [Fact]
    public async Task When_the_change_that_made_it_too_many_is_taken_back_the_former_fit_serves_again()
    {
        var tenant = await shops.CampsAsync();
        var first = await shops.AnalysedAsync(tenant, hours: 0);
        await shops.SeeAsync(tenant, "few", [.. Enumerable.Range(0, 20).Select(i => ($"new{i:00}", $"B{i % 10}"))]);
        var before = (await shops.AnalysedAsync(tenant, hours: 1), await shops.AllListsAsync(tenant));
        await shops.SeeAsync(tenant, "more", [.. Enumerable.Range(20, 10).Select(i => ($"new{i:00}", $"B{i % 10}"))]);
        var between = await shops.AnalysedAsync(tenant, hours: 2);

        await shops.TakeBackAsync(tenant, "more");
        var after = (await shops.AnalysedAsync(tenant, hours: 3), await shops.AllListsAsync(tenant));

        (before.Item1.FitVersion == first.FitVersion, between.FitVersion == first.FitVersion).ShouldBe((true, false));
        (after.Item1.FitVersion, after.Item1.Version).ShouldBe((first.FitVersion, before.Item1.Version));
        after.Item2.ShouldBe(before.Item2);
    }

    [Fact]
    public async Task The_same_data_give_the_same_bytes()
    {
        var (one, other) = (await shops.CampsAsync(), await shops.CampsAsync());
        var (first, second) = (await shops.AnalysedAsync(one, hours: 0), await shops.AnalysedAsync(other, hours: 3));

        first.Fingerprint.ShouldBe(second.Fingerprint);
        (await shops.BytesAsync(one, first.FitVersion)).ShouldBe(await shops.BytesAsync(other, second.FitVersion));
        (await shops.BytesAsync(one, first.Version)).ShouldBe(await shops.BytesAsync(other, second.Version));
    }

    [Fact]
    public async Task Other_rules_fit_anew_whatever_the_data()
    {
        var tenant = await shops.CampsAsync();
        var before = await shops.AnalysedAsync(tenant, hours: 0);

        var after = await shops.RecommendedAsync(tenant, new RecommendationSettings { Seed = 7 }, before, hours: 1);

        after.FitVersion.ShouldNotBe(before.FitVersion);
        after.FittedAt.ShouldBe(Start.AddHours(1));
    }

    [Fact]
    public async Task What_an_older_arithmetic_has_fitted_serves_on_until_the_next_run_fits_anew()
    {
        var tenant = await shops.CampsAsync();
        var first = await shops.AnalysedAsync(tenant, hours: 0);
        var lists = await shops.AllListsAsync(tenant);
        var older = await shops.RecommendedAsync(tenant, new RecommendationSettings { Arithmetic = 1 }, first, hours: 1);

        var served = await shops.AllListsAsync(tenant);
        await shops.SeeAsync(tenant, "one", ("c01", "C1"));
        var next = await shops.AnalysedAsync(tenant, hours: 2);

        older.FitVersion.ShouldNotBe(first.FitVersion);
        served.ShouldBe(lists);
        (next.FittedAt, next.FitVersion == older.FitVersion).ShouldBe((Start.AddHours(2), false));
    }

    [Fact]
    public async Task Files_of_another_layout_are_not_read_as_if_they_were_of_this_one()
    {
        var tenant = await shops.CampsAsync();
        var first = await shops.AnalysedAsync(tenant, hours: 0);

        await shops.RecommendedAsync(tenant, new RecommendationSettings { Layout = 1 }, first, hours: 1);

        (await shops.ListAsync(tenant, "c07", RecommendationStrategy.Als)).Recommendations.ShouldBeEmpty();
        await shops.AnalysedAsync(tenant, hours: 2);
        (await shops.ListAsync(tenant, "c07", RecommendationStrategy.Als)).Recommendations.Count.ShouldBe(5);
    }
}
