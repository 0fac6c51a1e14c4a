using System.Globalization;
using System.Text;
using Dapper;
using Npgsql;
using ReportingPortal.Data.Rollups;
using ReportingPortal.Data.Uploads;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Loading;

/// <summary>
/// A large file of a tenant the planner has not met: statistics were taken while the table was as good as empty, as they are
/// after another kind of file was loaded. Joined row by row, each of these takes minutes.
/// </summary>
public class UnknownTenantTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    private const int Visits = 20_000;
    private static readonly TimeSpan FarTooLong = TimeSpan.FromSeconds(25);
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public Task First_events_with_a_session_of_two_visitors_are_counted_in_time()
        => LoadInTime("E1,U1,S1,view,2024-01-05 10:00\nE2,U2,S1,view,2024-01-05 10:01\n", Visits + 1);

    [Fact]
    public Task First_events_of_which_one_is_sent_twice_are_merged_in_time()
        => LoadInTime("E1,U1,S1,view,2024-01-05 10:00\nE1,U1,S1,view,2024-01-05 10:01\n", Visits + 1);

    [Fact]
    public Task First_purchases_make_their_orders_in_time()
        => LoadInTime("E1,U1,S1,view,2024-01-05 10:00\nE2,U2,S1,view,2024-01-05 10:01\n", Visits + 1, "purchase");

    [Fact]
    public async Task Many_events_after_a_handful_are_merged_in_time()
    {
        var shop = await database.NewShopAsync();
        await AnalyzeAsync();
        (await shop.LoadAsync("event_id,user_id,session_id,event_type,timestamp\nE1,U1,S1,view,2024-01-05 10:00\n")).Status.ShouldBe(UploadStatus.Succeeded);
        await AnalyzeAsync();
        await LoadInTime(shop, "E1,U1,S1,view,2024-01-05 10:00\n", Visits + 1, "view");
    }

    private async Task LoadInTime(string head, int sessions, string type = "view")
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        await AnalyzeAsync();
        await LoadInTime(shop, head, sessions, type);
        (await other.ReadAsync(db => db.Set<DailySessions>())).ShouldBeEmpty();
    }

    private static async Task LoadInTime(Shop shop, string head, int sessions, string type)
    {
        var text = new StringBuilder("event_id,user_id,session_id,event_type,timestamp\n").Append(head);
        for (var visit = 0; visit < Visits; visit++)
        {
            text.Append(CultureInfo.InvariantCulture, $"X{visit},V{visit},X{visit},{type},2024-01-05 10:00\n");
        }

        var upload = await shop.SaveAsync(Encoding.UTF8.GetBytes(text.ToString()));
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        late.CancelAfter(FarTooLong);
        await shop.RunAsync(upload.UploadId, ct: late.Token);

        (await shop.FindAsync(upload.UploadId)).Status.ShouldBe(UploadStatus.Succeeded);
        (await shop.ReadAsync(db => db.Set<DailySessions>())).ShouldHaveSingleItem().Sessions.ShouldBe(sessions);
        (await shop.LinesAsync()).Count.ShouldBe(type == "purchase" ? Visits : 0);
    }

    /// <summary>As the server's housekeeping may at any time.</summary>
    private async Task AnalyzeAsync()
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.ExecuteAsync(new CommandDefinition("analyze events, order_lines, customers", cancellationToken: Ct));
    }
}
