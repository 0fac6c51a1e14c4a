using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Recommendations;

/// <summary>When models are fitted anew, and what lists stand on where they are not. The shop has 480 pairs: 24 of them are a twentieth.</summary>
public class RefitTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly DateTimeOffset Start = new(2024, 4, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task After_few_changes_the_fit_serves_on_and_lists_stand_on_todays_record()
    {
        var tenant = await CampsAsync();
        var before = await AnalysedAsync(tenant, hours: 0);
        var wanted = (await ListAsync(tenant, "c07", RecommendationStrategy.Als)).Recommendations[0].ProductId;

        // The newcomer looks three times at each product that c08 has bought, which weighs as much.
        var bought = await BoughtAsync(tenant, "c08");
        await BuyAsync(tenant, "c07", wanted);
        await SeeAsync(tenant, "few", [("c07", "Fresh"), .. bought.SelectMany(product => Enumerable.Repeat(("new", product), 3))]);
        var after = await AnalysedAsync(tenant, hours: 1);

        (after.FitVersion, after.FittedAt, after.Serving, after.Metrics).ShouldBe((before.FitVersion, before.FittedAt, before.Serving, before.Metrics));
        (after.Version == before.Version, after.Interactions, after.Users, after.Products).ShouldBe((false, 490, 61, 31));
        after.FittedShare.ShouldBe(480.0 / 490);
        foreach (var model in RecommendationStrategy.Models)
        {
            var products = (await ListAsync(tenant, "c07", model, 50)).Recommendations.Select(each => each.ProductId).ToList();
            products.ShouldNotContain(wanted, model);
            products.ShouldContain("Fresh", model);
            products.Count.ShouldBe(31 - 9, model);
        }

        // Who came later is folded in, or served by what needs no factors of them.
        var newcomer = await ListAsync(tenant, "new", RecommendationStrategy.Als, exclusion: Exclusion.Interacted);
        var alike = await ListAsync(tenant, "c08", RecommendationStrategy.Als, exclusion: Exclusion.Interacted);
        newcomer.Strategy.ShouldBe("als");
        newcomer.Recommendations.Select(each => (each.ProductId, each.Score)).ShouldBe(alike.Recommendations.Select(each => (each.ProductId, each.Score)));
        (await ListAsync(tenant, "new", RecommendationStrategy.Ranking)).Strategy.ShouldBe("item_knn");
        (await ListAsync(tenant, "c08", RecommendationStrategy.Ranking)).Strategy.ShouldBe("bpr");
    }

    [Fact]
    public async Task After_many_changes_models_are_fitted_anew()
    {
        var tenant = await CampsAsync();
        var before = await AnalysedAsync(tenant, hours: 0);

        await SeeAsync(tenant, "many", [.. Enumerable.Range(0, 24).Select(i => ($"new{i:00}", $"B{i % 10}"))]);
        var after = await AnalysedAsync(tenant, hours: 1);

        after.FitVersion.ShouldNotBe(before.FitVersion);
        (after.FittedAt, after.FittedShare).ShouldBe((Start.AddHours(1), 1));
        (await ListAsync(tenant, "new00", RecommendationStrategy.Ranking)).Strategy.ShouldBe("bpr");
    }

    [Fact]
    public async Task A_fit_of_a_week_ago_is_made_anew_with_the_next_change_and_not_before()
    {
        var tenant = await CampsAsync();
        var first = await AnalysedAsync(tenant, hours: 0);
        var unchanged = await AnalysedAsync(tenant, hours: 7 * 24);
        await SeeAsync(tenant, "one", ("c01", "C1"));
        var changed = await AnalysedAsync(tenant, hours: (7 * 24) + 1);

        (unchanged.Version, unchanged.FitVersion).ShouldBe((first.Version, first.FitVersion));
        changed.FittedAt.ShouldBe(Start.AddHours((7 * 24) + 1));
    }

    [Fact]
    public async Task When_a_change_is_taken_back_all_lists_are_as_they_were()
    {
        var tenant = await CampsAsync();
        await AnalysedAsync(tenant, hours: 0);
        var before = await AllListsAsync(tenant);
        await SeeAsync(tenant, "few", ("new", "A1"), ("c07", "Fresh"), ("c08", "A3"));
        await AnalysedAsync(tenant, hours: 1);
        var between = await AllListsAsync(tenant);

        await TakeBackAsync(tenant, "few");
        await AnalysedAsync(tenant, hours: 2);

        (await AllListsAsync(tenant)).ShouldBe(before);
        between.ShouldNotBe(before);
    }

    [Fact]
    public async Task When_many_changes_are_taken_back_all_lists_are_as_they_were()
    {
        var tenant = await CampsAsync();
        await AnalysedAsync(tenant, hours: 0);
        var before = await AllListsAsync(tenant);
        await SeeAsync(tenant, "many", [.. Enumerable.Range(0, 60).Select(i => ($"c{i:00}", $"Z{i % 10}"))]);
        await AnalysedAsync(tenant, hours: 1);

        await TakeBackAsync(tenant, "many");
        await AnalysedAsync(tenant, hours: 2);

        (await AllListsAsync(tenant)).ShouldBe(before);
    }

    [Fact]
    public async Task When_the_change_that_made_it_too_many_is_taken_back_the_former_fit_serves_again()
    {
        var tenant = await CampsAsync();
        var first = await AnalysedAsync(tenant, hours: 0);
        await SeeAsync(tenant, "few", [.. Enumerable.Range(0, 20).Select(i => ($"new{i:00}", $"B{i % 10}"))]);
        var before = (await AnalysedAsync(tenant, hours: 1), await AllListsAsync(tenant));
        await SeeAsync(tenant, "more", [.. Enumerable.Range(20, 10).Select(i => ($"new{i:00}", $"B{i % 10}"))]);
        var between = await AnalysedAsync(tenant, hours: 2);

        await TakeBackAsync(tenant, "more");
        var after = (await AnalysedAsync(tenant, hours: 3), await AllListsAsync(tenant));

        (before.Item1.FitVersion == first.FitVersion, between.FitVersion == first.FitVersion).ShouldBe((true, false));
        (after.Item1.FitVersion, after.Item1.Version).ShouldBe((first.FitVersion, before.Item1.Version));
        after.Item2.ShouldBe(before.Item2);
    }

    [Fact]
    public async Task The_same_data_give_the_same_bytes()
    {
        var (one, other) = (await CampsAsync(), await CampsAsync());
        var (first, second) = (await AnalysedAsync(one, hours: 0), await AnalysedAsync(other, hours: 3));

        first.Fingerprint.ShouldBe(second.Fingerprint);
        (await BytesAsync(one, first.FitVersion)).ShouldBe(await BytesAsync(other, second.FitVersion));
        (await BytesAsync(one, first.Version)).ShouldBe(await BytesAsync(other, second.Version));
    }

    [Fact]
    public async Task Other_rules_fit_anew_whatever_the_data()
    {
        var tenant = await CampsAsync();
        var before = await AnalysedAsync(tenant, hours: 0);
        await using var scope = database.ScopeOf(tenant);
        await using var transaction = await scope.Session.BeginWriteAsync(Ct);
        var run = new AnalysisRun { TenantId = tenant.TenantId, Status = RunStatus.Running, RequestedAt = Start };
        scope.Session.Db.Add(run);
        await scope.Session.Db.SaveChangesAsync(Ct);

        using var days = new DayCache();
        using var data = new RunData(scope.Session, days);

        await new RecommendationStore(scope.Session, new RecommendationSettings { Seed = 7 }).RunAsync(new RunContext(run.RunId, null, 1, before.RunId, Start.AddHours(1), data), Ct);

        var after = await scope.Session.Db.RecommendationModels.AsNoTracking().SingleAsync(model => model.RunId == run.RunId, Ct);
        after.FitVersion.ShouldNotBe(before.FitVersion);
        after.FittedAt.ShouldBe(Start.AddHours(1));
    }

    [Fact]
    public async Task Lines_are_read_again_only_of_months_whose_days_have_got_other_figures()
    {
        var tenant = await CampsAsync();
        await AnalysedAsync(tenant, hours: 0);
        var january = new DateOnly(2024, 1, 31);
        await WriteAsync(tenant, db => db.OrderLines.Where(line => line.OrderDate <= january).ExecuteDeleteAsync(Ct));
        var unnoticed = await AnalysedAsync(tenant, hours: 1);

        await WriteAsync(tenant, db => db.SalesSummary.Where(day => day.SaleDate == january.AddDays(-5)).ExecuteUpdateAsync(set => set.SetProperty(day => day.DataVersion, 99), Ct));
        var noticed = await AnalysedAsync(tenant, hours: 2);

        unnoticed.Interactions.ShouldBe(480);
        noticed.Interactions.ShouldBeInRange(200, 400);
    }

    private async Task<Tenant> CampsAsync()
    {
        var shop = new ShopSeed(database, await database.CreateTenantAsync()).WithCamps();
        await shop.SaveAsync(Ct);
        return shop.Tenant;
    }

    private async Task<RecommendationModel> AnalysedAsync(Tenant tenant, int hours)
    {
        var run = await database.AnalyseAsync(tenant, Ct, new StandingClock(Start.AddHours(hours)));
        await using var scope = database.ScopeOf(tenant);
        await scope.Session.EnsureReadAsync(Ct);
        return await scope.Session.Db.RecommendationModels.AsNoTracking().SingleAsync(model => model.RunId == run, Ct);
    }

    private async Task<RecommendationList> ListAsync(Tenant tenant, string user, string model, int count = 5, Exclusion exclusion = Exclusion.Bought)
    {
        using var cache = new RecommenderCache(database.Services.GetRequiredService<IServiceScopeFactory>());
        await using var scope = database.ScopeOf(tenant);
        return await new RecommendationQuery(scope.Session, cache).RunAsync(user, new ListRequest(count, model, exclusion), Ct);
    }

    private async Task<List<string>> BoughtAsync(Tenant tenant, string user)
    {
        using var cache = new RecommenderCache(database.Services.GetRequiredService<IServiceScopeFactory>());
        await using var scope = database.ScopeOf(tenant);
        return [.. (await new RecommendationQuery(scope.Session, cache).KnownProductsAsync(user, 50, Ct))!.Select(each => each.ProductId)];
    }

    private async Task<List<string>> AllListsAsync(Tenant tenant)
    {
        using var cache = new RecommenderCache(database.Services.GetRequiredService<IServiceScopeFactory>());
        await using var scope = database.ScopeOf(tenant);
        var lists = new List<string>();
        foreach (var model in RecommendationStrategy.Models)
        {
            var answers = await new RecommendationQuery(scope.Session, cache).RunAsync([.. Enumerable.Range(0, 60).Select(user => $"c{user:00}"), "new"], new ListRequest(10, model), Ct);
            lists.AddRange(answers.Select(list => $"{list.UserId} {model} {list.Strategy}: {string.Join(' ', list.Recommendations)}"));
        }

        return lists;
    }

    private async Task<byte[]> BytesAsync(Tenant tenant, Guid version)
    {
        await using var scope = database.ScopeOf(tenant);
        await scope.Session.EnsureReadAsync(Ct);
        return await new ModelChunks(scope.Session).ReadAsync(version, Ct);
    }

    private Task SeeAsync(Tenant tenant, string prefix, params (string Customer, string Product)[] views)
        => views.Aggregate(new ShopSeed(database, tenant), (seed, view) => seed.Event(view.Customer, "s", EventType.ProductView, view.Product, at: "2024-03-15 10:00")).SaveEventsAsync(Ct, prefix);

    private Task TakeBackAsync(Tenant tenant, string prefix) => WriteAsync(tenant, db => db.Events.Where(each => each.EventId.StartsWith(prefix)).ExecuteDeleteAsync(Ct));

    /// <summary>An order line more, on a day whose figures are another version's then.</summary>
    private Task BuyAsync(Tenant tenant, string customer, string product) => WriteAsync(tenant, async db =>
    {
        var day = await db.SalesSummary.MaxAsync(each => each.SaleDate, Ct);
        db.Add(new OrderLine
        {
            TenantId = tenant.TenantId,
            OrderId = "later",
            ProductId = product,
            Occurrence = 1,
            CustomerId = customer,
            OrderDate = day,
            OrderedAt = new DateTimeOffset(day, new TimeOnly(13, 0), TimeSpan.Zero),
            Quantity = 1,
            UnitPrice = 10,
            NetSales = 10,
            Kind = LineKind.Sale,
            IsValid = true,
        });
        await db.SaveChangesAsync(Ct);
        return await db.SalesSummary.Where(each => each.SaleDate == day).ExecuteUpdateAsync(set => set.SetProperty(each => each.DataVersion, each => each.DataVersion + 1), Ct);
    });

    private async Task WriteAsync(Tenant tenant, Func<Data.ReportingDbContext, Task<int>> change)
    {
        await using var scope = database.ScopeOf(tenant);
        await using var transaction = await scope.Session.BeginWriteAsync(Ct);
        (await change(scope.Session.Db)).ShouldBeGreaterThan(0);
        await transaction.CommitAsync(Ct);
    }

    /// <summary>A clock that stands.</summary>
    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
