using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Tests.Jobs;

namespace ReportingPortal.Web.Tests.Reports;

/// <summary>The way without a person: the minute job, the tenants' own jobs, the ledger, the mailbox. The clock of these tests is moved on.</summary>
public class ScheduledDeliveryTests(ReportsApp app) : IClassFixture<ReportsApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Week_that_comes_round_is_reported_to_each_shops_own_recipients()
    {
        var closed = await app.CreateTenantAsync();
        foreach (var (tenant, recipient) in new[] { (app.Shop, "board@shop.example"), (app.Stranger, "board@stranger.example"), (closed, "board@closed.example") })
        {
            var admin = await app.ApiClientAsync(tenant, "admin");
            var made = await admin.PostAsJsonAsync(
                "/api/v1/report-schedules", new { name = "Weekly", weekday = "monday", time = "07:00", recipients = new[] { recipient }, approves_outsiders = true }, Ct);
            made.EnsureSuccessStatusCode();
        }

        await SuspendAsync(closed);
        app.Time.Advance(TimeSpan.FromDays(7));
        await JobsApp.EventuallyAsync(async () => (await DeliveriesAsync(app.Shop)).Length == 1 && (await DeliveriesAsync(app.Stranger)).Length == 1, "both mails go out");
        (await DeliveriesAsync(app.Shop)).Single().GetProperty("recipient").GetString().ShouldBe("board@shop.example");
        (await DeliveriesAsync(app.Stranger)).Single().GetProperty("recipient").GetString().ShouldBe("board@stranger.example");
        (await CountAsync("select count(*) from mailbox_messages")).ShouldBe(2);
        (await CountAsync("select count(*) from deliveries where recipient = 'board@closed.example'")).ShouldBe(0);
    }

    private async Task<JsonElement[]> DeliveriesAsync(Tenant tenant)
    {
        var client = await app.ApiClientAsync(tenant, "read");
        return [.. (await (await client.GetAsync("/api/v1/deliveries?status=accepted", Ct)).JsonAsync()).GetProperty("data").EnumerateArray()];
    }

    private async Task SuspendAsync(Tenant tenant)
    {
        await using var connection = await app.Database.Sources.Platform.OpenConnectionAsync(Ct);
        await using var command = new NpgsqlCommand("update tenants set suspended_at = now() where tenant_id = $1", connection);
        command.Parameters.AddWithValue(tenant.TenantId);
        await command.ExecuteNonQueryAsync(Ct);
    }

    private async Task<long> CountAsync(string question)
    {
        await using var connection = await app.Database.Sources.Platform.OpenConnectionAsync(Ct);
        await using var command = new NpgsqlCommand(question, connection);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
