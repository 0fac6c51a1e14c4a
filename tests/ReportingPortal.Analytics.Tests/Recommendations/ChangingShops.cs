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

/// <summary>Shops of customers with tastes, and what happens to them between analysis runs.</summary>
internal sealed class ChangingShops(PortalDatabase database)
{
    public static readonly DateTimeOffset Start = new(2024, 4, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    public async Task<Tenant> CampsAsync()
    {
        var shop = new ShopSeed(database, await database.CreateTenantAsync()).WithCamps();
        await shop.SaveAsync(Ct);
        return shop.Tenant;
    }

    public async Task<RecommendationModel> AnalysedAsync(Tenant tenant, int hours)
    {
        var run = await database.AnalyseAsync(tenant, Ct, new StandingClock(Start.AddHours(hours)));
        await using var scope = database.ScopeOf(tenant);
        await scope.Session.EnsureReadAsync(Ct);
        return await scope.Session.Db.RecommendationModels.AsNoTracking().SingleAsync(model => model.RunId == run, Ct);
    }

    /// <summary>A run of the one step by other rules, whose lists are served from then on.</summary>
    public async Task<RecommendationModel> RecommendedAsync(Tenant tenant, RecommendationSettings settings, RecommendationModel before, int hours)
    {
        await using var scope = database.ScopeOf(tenant);
        var db = scope.Session.Db;
        await using var transaction = await scope.Session.BeginWriteAsync(Ct);
        var run = new AnalysisRun { TenantId = tenant.TenantId, Status = RunStatus.Succeeded, RequestedAt = Start, FinishedAt = Start.AddHours(hours) };
        db.Add(run);
        await db.SaveChangesAsync(Ct);
        using var days = new DayCache();
        using var data = new RunData(scope.Session, days, 1, DateOnly.MaxValue);
        await new RecommendationStore(scope.Session, settings).RunAsync(new RunContext(run.RunId, null, 1, before.RunId, Start.AddHours(hours), data), Ct);
        (await db.TenantStates.ExecuteUpdateAsync(set => set.SetProperty(state => state.CurrentRunId, run.RunId), Ct)).ShouldBe(1);
        var model = await db.RecommendationModels.AsNoTracking().SingleAsync(each => each.RunId == run.RunId, Ct);
        await transaction.CommitAsync(Ct);
        return model;
    }

    public async Task<RecommendationList> ListAsync(Tenant tenant, string user, string model, int count = 5, Exclusion exclusion = Exclusion.Bought)
    {
        using var cache = new RecommenderCache(database.Services.GetRequiredService<IServiceScopeFactory>());
        await using var scope = database.ScopeOf(tenant);
        return await new RecommendationQuery(scope.Session, cache).RunAsync(user, new ListRequest(count, model, exclusion), Ct);
    }

    public async Task<List<string>> BoughtAsync(Tenant tenant, string user)
    {
        using var cache = new RecommenderCache(database.Services.GetRequiredService<IServiceScopeFactory>());
        await using var scope = database.ScopeOf(tenant);
        return [.. (await new RecommendationQuery(scope.Session, cache).KnownProductsAsync(user, 50, Ct))!.Select(each => each.ProductId)];
    }

    public async Task<List<string>> AllListsAsync(Tenant tenant)
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

    public async Task<byte[]> BytesAsync(Tenant tenant, Guid version)
    {
        await using var scope = database.ScopeOf(tenant);
        await scope.Session.EnsureReadAsync(Ct);
        return await new ModelChunks(scope.Session).ReadAsync(version, Ct);
    }

    public Task SeeAsync(Tenant tenant, string prefix, params (string Customer, string Product)[] views)
        => views.Aggregate(new ShopSeed(database, tenant), (seed, view) => seed.Event(view.Customer, "s", EventType.ProductView, view.Product, at: "2024-03-15 10:00")).SaveEventsAsync(Ct, prefix);

    public Task TakeBackAsync(Tenant tenant, string prefix) => WriteAsync(tenant, db => db.Events.Where(each => each.EventId.StartsWith(prefix)).ExecuteDeleteAsync(Ct));

    /// <summary>An order line more, on a day whose figures are another version's then.</summary>
    public Task BuyAsync(Tenant tenant, string customer, string product) => WriteAsync(tenant, async db =>
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

    public async Task WriteAsync(Tenant tenant, Func<Data.ReportingDbContext, Task<int>> change)
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
