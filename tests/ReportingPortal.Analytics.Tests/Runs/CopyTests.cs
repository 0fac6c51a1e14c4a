using ReportingPortal.Analytics.Runs;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Runs;

public class CopyTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_shop_reads_its_own_rows_whatever_another_has()
    {
        await using var shop = await database.OpenAsync(seed => seed.WithWorkedExample(), Ct);
        await using var other = await database.OpenAsync(seed => seed.Order("1", "X1", "2024-01-10", 100), Ct);

        (await IdsAsync(shop.Session)).ShouldBe(["C1", "C2", "C3", "C4", "C5"]);
        (await IdsAsync(other.Session)).ShouldBe(["X1"]);
    }

    [Fact]
    public async Task A_row_that_can_not_be_taken_ends_the_reading_and_others_read_on()
    {
        await using var shop = await database.OpenAsync(seed => seed.WithWorkedExample(), Ct);
        var failing = shop.Session.Beside();
        await using (failing.Db)
        {
            await Should.ThrowAsync<InvalidDataException>(() => failing.CopyAsync(RunData.Customers, null, _ => throw new InvalidDataException(), Ct));
        }

        (await IdsAsync(shop.Session)).ShouldBe(["C1", "C2", "C3", "C4", "C5"]);
    }

    [Fact]
    public async Task A_reading_that_is_cancelled_stops()
    {
        await using var shop = await database.OpenAsync(seed => Enumerable.Range(0, 3_000).Aggregate(seed, (all, n) => all.Order($"{n}", $"N{n:0000}", "2024-01-10", 1)), Ct);
        using var stop = new CancellationTokenSource();
        var taken = 0;

        await Should.ThrowAsync<OperationCanceledException>(() => shop.Session.CopyAsync(
            RunData.Customers, null,
            _ =>
            {
                taken++;
                stop.Cancel();
            },
            stop.Token));
        taken.ShouldBeLessThan(3_000);
    }

    private static async Task<List<string>> IdsAsync(TenantSession session)
    {
        var ids = new List<string>();
        await session.CopyAsync(RunData.Customers, null, row => ids.Add(row.GetString(0)), Ct);
        return [.. ids.Order(StringComparer.Ordinal)];
    }
}
