using Npgsql;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Data.Tests;

public class OrderedIdTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    [Fact]
    public void Identifiers_made_within_a_millisecond_sort_as_they_were_made()
    {
        var made = Enumerable.Range(0, 50_000).Select(_ => OrderedId.Next()).ToList();

        made.Zip(made.Skip(1)).ShouldAllBe(pair => pair.First < pair.Second);
        made.Select(id => id.ToString()).ShouldBe(made.Select(id => id.ToString()).Order(StringComparer.Ordinal));
        made.ShouldAllBe(id => id.Version == 7 && (id.Variant & 0xC) == 0x8);
    }

    [Fact]
    public async Task Several_at_once_get_different_ones_each_in_order()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Enumerable.Range(0, 20_000).Select(_ => OrderedId.Next()).ToList())));

        made.ShouldAllBe(ids => ids.Zip(ids.Skip(1)).All(pair => pair.First < pair.Second));
        made.SelectMany(ids => ids.Select(id => id.ToString()[..18])).Distinct().Count().ShouldBe(80_000, "told apart by time alone");
    }

    [Fact]
    public void They_begin_with_the_time_they_were_made_at()
    {
        var before = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

        var at = Convert.ToInt64(OrderedId.Next().ToString("N")[..12], 16);

        // Ids of other tests may have borrowed some milliseconds.
        at.ShouldBeInRange(before, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() + 1_000);
    }

    [Fact]
    public async Task PostgreSQL_sorts_them_as_they_were_made()
    {
        var made = Enumerable.Range(0, 1_000).Select(_ => OrderedId.Next()).ToArray();
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select array_agg(id order by id) from unnest($1) as made (id)", connection);
        command.Parameters.AddWithValue(made.Reverse().ToArray());

        (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(made);
    }
}
