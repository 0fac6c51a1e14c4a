using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Facts;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Recommendations;

public class RecommendationQueryTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_worked_example_read_from_events_and_orders()
    {
        await using var scope = await database.AnalysedAsync(WithNeighbours, Ct);
        var query = QueryOf(scope);

        var list = await query.RunAsync("u1", new ListRequest(3, RecommendationStrategy.UserNeighbours, Exclusion.Interacted), Ct);

        (list.UserId, list.Strategy).ShouldBe(("u1", "user_knn"));
        list.Recommendations.Select(each => (each.ProductId, Math.Round(each.Score, 4), each.Strategy)).ShouldBe([("P3", 4.4134, "user_knn"), ("P4", .5866, "user_knn"), ("P5", 0, "popular_in_category")]);
        list.Recommendations.Select(each => each.Reason).ShouldBe(
            ["Bought by 1 of the 2 customers most like this one.", "Bought by 1 of the 2 customers most like this one.", "Popular in Things, the category this customer has most to do with."]);
        (list.Recommendations[0].Name, list.Recommendations[0].Category, list.Recommendations[0].Price).ShouldBe(("Product P3", "Things", 10));
        list.ModelVersion.ShouldBe((await query.ModelsAsync(Ct)).ModelVersion);
    }

    [Fact]
    public async Task With_too_little_to_compare_models_popularity_serves_and_says_why()
    {
        await using var scope = await database.AnalysedAsync(WithNeighbours, Ct);

        var models = await QueryOf(scope).ModelsAsync(Ct);

        (models.Serving, models.Customers, models.Products, models.Interactions).ShouldBe(("popularity", 4, 5, 8));
        models.Reason!.ShouldStartWith("Too little to compare models: ");
        models.Reason.ShouldEndWith("customers bought something new in the last fifth of the time, of the 50 it takes.");
        models.Models.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_customer_without_interactions_gets_what_their_region_buys_and_an_unknown_one_what_all_buy()
    {
        await using var scope = await database.AnalysedAsync(
            shop => shop
                .Customer("n1", region: "North").Customer("n2", region: "North").Customer("s1", region: "South").Customer("s2", region: "South").Customer("s3", region: "South")
                .Order("1", "n1", "2024-03-01", 10, "A", region: "North").Order("2", "s1", "2024-03-01", 10, "B", region: "South").Order("3", "s2", "2024-03-02", 10, "B", region: "South")
                .Order("4", null, "2024-03-02", 10, "C"),
            Ct);
        var query = QueryOf(scope);

        var known = await query.RunAsync("n2", new ListRequest(3, RecommendationStrategy.Als), Ct);
        var unknown = await query.RunAsync("nobody", new ListRequest(3, RecommendationStrategy.Als), Ct);

        known.Recommendations.Select(each => (each.ProductId, each.Strategy)).ShouldBe([("A", "popular_in_segment"), ("B", "popular"), ("C", "popular")]);
        (known.Strategy, known.Recommendations[0].Reason).ShouldBe(("popular_in_segment", "Popular with customers in North."));
        (unknown.Strategy, unknown.Recommendations[0].Reason).ShouldBe(("popular", "Bought 2 times in the last 30 days."));
        // C was bought once as A was, and is newer.
        unknown.Recommendations.Select(each => each.ProductId).ShouldBe(["B", "C", "A"]);
    }

    [Fact]
    public async Task A_customer_of_whom_no_product_is_known_gets_what_the_segment_the_same_run_found_buys()
    {
        // Eight orders as all others have, the last on a day that is others' last too: so they are no segment of their own.
        await using var scope = await database.AnalysedAsync(
            shop => Enumerable.Range(1, 8).Aggregate(shop.WithCamps(), (seed, n) => seed.Order($"u{n}", "u", n < 8 ? $"2024-01-0{n}" : "2024-03-15", 10, "unknown")), Ct);

        var list = await QueryOf(scope).RunAsync("u", new ListRequest(3, RecommendationStrategy.Als), Ct);

        var segments = (await new SegmentQuery(scope.Session, scope.Session.Rosters()).RunAsync(Ct)).Segments;
        list.Strategy.ShouldBe("popular_in_segment");
        segments.Select(segment => $"Popular with {segment.Name}.").ShouldContain(list.Recommendations[0].Reason);
    }

    [Fact]
    public async Task Popular_is_what_sold_in_the_last_month_then_ever_then_what_is_looked_at_then_the_newest()
    {
        await using var scope = await database.AnalysedAsync(
            shop => shop
                .Order("1", "a", "2024-01-01", 10, "Old").Order("2", "b", "2024-01-01", 10, "Old").Order("3", "c", "2024-01-01", 10, "Older").Order("4", "c", "2024-03-01", 10, "Recent")
                .Return("5", "c", "2024-03-01", 10, "Returned")
                .Event("a", "s", EventType.ProductView, "Seen", at: "2024-02-01 10:00").Event("a", "s", EventType.ProductView, "Seen", at: "2024-02-01 10:01")
                .Event("b", "t", EventType.ProductView, "Glimpsed", at: "2024-02-02 10:00").Event(null, "t", EventType.ProductView, "Fresh", at: "2024-02-03 10:00"),
            Ct);

        var popular = await QueryOf(scope).PopularAsync(10, Ct);

        popular.Recommendations.Select(each => each.ProductId).ShouldBe(["Recent", "Old", "Older", "Seen", "Fresh", "Glimpsed", "Returned"]);
        popular.Recommendations.Select(each => each.Reason).ShouldBe(
            ["Bought once in the last 30 days.", "Bought 2 times so far.", "Bought once so far.", "Looked at, not bought yet.", "Looked at, not bought yet.", "Looked at, not bought yet.", "New in the shop."]);
        popular.Recommendations.Select(each => each.Score).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task Who_has_no_neighbour_gets_the_next_rungs_favourite_category_first()
    {
        await using var scope = await database.AnalysedAsync(
            shop => shop
                .Order("1", "alone", "2024-03-01", 10, "B1", "Books").Order("2", "x", "2024-03-01", 10, "G1", "Games").Order("3", "y", "2024-03-01", 10, "G1", "Games")
                .Order("4", "z", "2024-03-01", 10, "B2", "Books"),
            Ct);

        var list = await QueryOf(scope).RunAsync("alone", new ListRequest(5, RecommendationStrategy.UserNeighbours), Ct);

        list.Recommendations.Select(each => (each.ProductId, each.Strategy)).ShouldBe([("B2", "popular_in_category"), ("G1", "popular")]);
        list.Recommendations[0].Reason.ShouldBe("Popular in Books, the category this customer has most to do with.");
    }

    [Fact]
    public async Task Each_model_gives_as_many_products_as_asked_for_with_a_reason_for_each()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithCamps(), Ct);
        var query = QueryOf(scope);
        foreach (var model in RecommendationStrategy.Models)
        {
            var list = await query.RunAsync("c07", new ListRequest(12, model), Ct);

            list.Recommendations.Count.ShouldBe(12, model);
            list.Recommendations.Select(each => each.ProductId).Distinct().Count().ShouldBe(12, model);
            list.Recommendations.ShouldAllBe(each => each.Reason.EndsWith('.') && each.Reason.Length > 10, model);
            list.Recommendations.Select(each => each.Score).ShouldBeInOrder(SortDirection.Descending, model);
            (await query.KnownProductsAsync("c07", 50, Ct))!.Where(each => each.IsBought).Select(each => each.ProductId)
                .Intersect(list.Recommendations.Select(each => each.ProductId)).ShouldBeEmpty(model);
        }

        (await query.RunAsync("c07", new ListRequest(1, RecommendationStrategy.ItemNeighbours), Ct)).Recommendations.Single().Reason.ShouldMatch("^Often chosen together with Product .*, which this customer bought\\.$");
        (await query.RunAsync("c07", new ListRequest(1, RecommendationStrategy.Als), Ct)).Recommendations.Single().Reason.ShouldMatch("^Goes with Product .*, which this customer bought\\.$");
        (await query.RunAsync("c07", new ListRequest(50), Ct)).Recommendations.Count.ShouldBeInRange(20, 30, "all there are, less those bought");
    }

    [Fact]
    public async Task The_test_compares_all_models_and_the_best_one_serves()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithCamps(), Ct);
        var query = QueryOf(scope);

        var models = await query.ModelsAsync(Ct);

        models.Models.Select(each => each.Model).ShouldBe(["user_knn", "item_knn", "als", "bpr", "popularity"]);
        models.Models.ShouldAllBe(each => each.Depth == 10 && each.Customers == models.TestCustomers);
        var best = models.Models.MaxBy(each => each.Ndcg)!;
        best.Model.ShouldNotBe("popularity");
        models.Serving.ShouldBe(best.Model);
        models.TestCustomers.ShouldBe(models.TestCandidates);
        (await query.RunAsync("c07", new ListRequest(5), Ct)).Strategy.ShouldBe(best.Model);
    }

    [Fact]
    public async Task Similar_products_are_those_of_the_same_camp()
    {
        await using var scope = await database.AnalysedAsync(shop => shop.WithCamps(), Ct);

        var similar = await QueryOf(scope).SimilarAsync("A3", 5, Ct);

        similar!.Recommendations.ShouldAllBe(each => each.ProductId.StartsWith('A') && each.ProductId != "A3" && each.Reason == "Often chosen by the customers who chose Product A3.");
        (await QueryOf(scope).SimilarAsync("No such", 5, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_run_over_the_same_data_keeps_the_model_and_one_over_new_data_replaces_it()
    {
        var shop = WithNeighbours(new ShopSeed(database, await database.CreateTenantAsync()));
        await shop.SaveAsync(Ct);
        var first = await database.AnalyseAsync(shop.Tenant, Ct);
        var second = await database.AnalyseAsync(shop.Tenant, Ct);
        (await VersionsAsync(shop)).ShouldBe((first, 2), "what is recorded, and what was fitted on it");

        await new ShopSeed(database, shop.Tenant).Event("u1", "sx", EventType.ProductView, "P9", at: "2024-03-09 10:00").SaveEventsAsync(Ct);
        var third = await database.AnalyseAsync(shop.Tenant, Ct);
        var fourth = await database.AnalyseAsync(shop.Tenant, Ct);

        // Only runs that are kept hold on to a version.
        (await VersionsAsync(shop)).ShouldBe((third, 2));
        new[] { first, second, third, fourth }.Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task Another_tenants_customer_is_unknown_here()
    {
        await using var scope = await database.AnalysedAsync(WithNeighbours, Ct);

        // The tenant beside this one has a C1 who bought three times.
        var list = await QueryOf(scope).RunAsync("C1", new ListRequest(5, RecommendationStrategy.UserNeighbours), Ct);

        list.Strategy.ShouldBe("popular");
        list.Recommendations.Select(each => each.ProductId).Intersect(["A", "B", "C"]).ShouldBeEmpty();
        (await QueryOf(scope).KnownProductsAsync("C1", 5, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Before_the_first_run_lists_are_empty_and_say_so()
    {
        await using var scope = await database.OpenAsync(WithNeighbours, Ct);
        var query = QueryOf(scope);

        var list = await query.RunAsync("u1", new ListRequest(5), Ct);

        (list.Strategy, list.ModelVersion, list.Recommendations.Count).ShouldBe(("popular", null, 0));
        (await query.ModelsAsync(Ct)).ModelVersion.ShouldBeNull();
    }

    [Fact]
    public async Task An_empty_shop_has_a_model_that_recommends_nothing()
    {
        await using var scope = await database.AnalysedAsync(shop => shop, Ct);

        (await QueryOf(scope).RunAsync("u1", new ListRequest(5), Ct)).Recommendations.ShouldBeEmpty();
        (await QueryOf(scope).ModelsAsync(Ct)).Reason.ShouldBe("No known customer has looked at or bought anything yet.");
    }

    [Fact]
    public async Task While_a_new_model_comes_in_every_answer_stands_on_one_version()
    {
        var shop = new ShopSeed(database, await database.CreateTenantAsync()).WithCamps();
        await shop.SaveAsync(Ct);
        await database.AnalyseAsync(shop.Tenant, Ct);
        using var cache = CacheOf();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var answers = new System.Collections.Concurrent.ConcurrentBag<(Guid Version, string List)>();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await using var scope = database.ScopeOf(shop.Tenant);
                    var list = await new RecommendationQuery(scope.Session, cache).RunAsync("c07", new ListRequest(10, RecommendationStrategy.ItemNeighbours), Ct);
                    answers.Add((list.ModelVersion!.Value, string.Join(' ', list.Recommendations.Select(each => $"{each.ProductId}:{each.Score}"))));
                }
            },
            Ct)).ToList();
        await SeenAsync(versions: 1);
        for (var swap = 0; swap < 3; swap++)
        {
            await new ShopSeed(database, shop.Tenant).Event("c07", $"s{swap}", EventType.AddToCart, $"A{swap}", at: $"2024-03-2{swap} 10:00").SaveEventsAsync(Ct, $"x{swap}");
            await database.AnalyseAsync(shop.Tenant, Ct);
            await SeenAsync(versions: swap + 2);
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);

        var lists = answers.GroupBy(answer => answer.Version).ToDictionary(version => version.Key, version => version.Select(answer => answer.List).Distinct().ToList());
        lists.Count.ShouldBe(4);
        lists.Values.ShouldAllBe(each => each.Count == 1);
        lists.Values.Select(each => each[0]).Distinct().Count().ShouldBe(4, "each version answers differently here");

        async Task SeenAsync(int versions)
        {
            for (var waited = 0; answers.Select(answer => answer.Version).Distinct().Count() < versions; waited++)
            {
                (waited < 3_000 && !readers.Exists(reader => reader.IsFaulted)).ShouldBeTrue($"version {versions} is read");
                await Task.Delay(20, Ct);
            }
        }
    }

    private async Task<(Guid Version, int Kept)> VersionsAsync(ShopSeed shop)
    {
        await using var scope = database.ScopeOf(shop.Tenant);
        await scope.Session.EnsureReadAsync(Ct);
        var kept = await scope.Session.Db.RecommendationChunks.Select(chunk => chunk.Version).Distinct().ToListAsync(Ct);
        return ((await QueryOf(scope).ModelsAsync(Ct)).ModelVersion!.Value, kept.Count);
    }

    private RecommenderCache CacheOf() => new(database.Services.GetRequiredService<IServiceScopeFactory>());

    private RecommendationQuery QueryOf(TenantScope scope) => new(scope.Session, CacheOf());

    /// <summary>The definitions' example: u1 {P1: 5, P2: 3}, u2 {P1: 5, P2: 3, P3: 5}, u3 {P2: 1, P4: 5}, u4 {P5: 5}; a purchase and a cart make 5.</summary>
    private static ShopSeed WithNeighbours(ShopSeed shop)
    {
        var minute = 0;
        foreach (var (user, product) in new[] { ("u1", "P1"), ("u2", "P1"), ("u2", "P3"), ("u3", "P4"), ("u4", "P5") })
        {
            shop.Order($"O{minute}", user, "2024-03-01", 10, product)
                .Event(user, user, EventType.AddToCart, product, at: $"2024-03-01 10:{minute:00}")
                // Neither a session's start nor a product nobody named has to do with anything.
                .Event(user, user, EventType.SessionStart, at: $"2024-03-01 09:{minute++:00}");
        }

        return shop.Order("O8", "u1", "2024-03-02", 10, "P2").Order("O9", "u2", "2024-03-02", 10, "P2").Event("u3", "u3", EventType.ProductView, "P2", at: "2024-03-02 11:00");
    }
}
