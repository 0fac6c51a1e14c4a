using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics.Customers;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Customers;

public class FavouriteCategoriesTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_finds_for_all_what_the_profile_finds_for_one()
    {
        // Few amounts, quantities and days: ties of every kind, and returns that take all away.
        var random = new Random(7);
        await using var scope = await database.AnalysedAsync(
            shop => Enumerable.Range(0, 400).Aggregate(shop, (s, i) =>
            {
                var (customer, day, category) = ($"C{random.Next(60):00}", $"2024-01-{1 + random.Next(3):00}", new[] { "ant", "Bee", "Cat" }[random.Next(3)]);
                return random.Next(5) == 0
                    ? s.Return($"R{i}", customer, day, 10, category, category)
                    : s.Order($"O{i / 2}-{customer}", customer, day, 10 * (1 + random.Next(2)), category, category, quantity: 1 + random.Next(2));
            }), Ct);

        await scope.Session.EnsureReadAsync(Ct);
        var ids = (await scope.Session.Db.CustomerPacks.AsNoTracking().SingleAsync(Ct)).CustomerIds;
        var stored = (await scope.Session.Db.FavouritePacks.AsNoTracking().SingleAsync(Ct)).Categories.Zip(ids).Where(each => each.First is not null)
            .ToDictionary(each => each.Second, each => each.First!);

        foreach (var customer in Enumerable.Range(0, 60).Select(number => $"C{number:00}"))
        {
            (await new CustomerProfileQuery(scope.Session).RunAsync(customer, Ct))?.FavouriteCategory.ShouldBe(stored.GetValueOrDefault(customer), customer);
        }

        stored.Count.ShouldBeInRange(40, 60);
        stored.Values.Distinct().Count().ShouldBe(3);
    }
}
