using System.Diagnostics;
using Npgsql;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Testing;
using ReportingPortal.Web.Tests.Crash;
using ReportingPortal.Web.Tests.Uploads;

namespace ReportingPortal.Web.Tests.Cli;

/// <summary>The verb as an operator runs it: a process of its own, without a running portal.</summary>
public class UndoVerbTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_shows_the_effect_and_the_reports_asks_and_undoes()
    {
        var (shop, other) = (await database.CreateTenantAsync(), await database.CreateTenantAsync());
        var (id, theirs) = (await IngestAsync(shop), await IngestAsync(other));
        await AddReportAsync(shop);

        var declined = await RunAsync("no\n", "undo", shop.Slug, id);
        var linesThen = await LinesAsync(shop);
        var done = await RunAsync("yes\n", "undo", shop.Slug, id);
        var again = await RunAsync("", "undo", shop.Slug, id, "--yes");

        declined.ShouldSatisfyAllConditions(
            run => run.Code.ShouldBe(1),
            run => run.Output.ShouldContain("3 rows go, 0 go back to what other files say."),
            run => run.Output.ShouldContain("Mar 2024: net sales €100.00 -> €0.00"),
            run => run.Output.ShouldContain("Used these rows and keeps its figures: Weekly report"),
            run => run.Error.ShouldBe("Nothing was changed. Scripts give --yes."));
        linesThen.ShouldBe(3);
        (done.Code, done.Error).ShouldBe((0, ""));
        done.Output.ShouldContain("the figures are as if it had never been loaded");
        (await LinesAsync(shop), await LinesAsync(other)).ShouldBe((0L, 3L));
        (again.Code, again.Error).ShouldBe((1, "orders.csv is not loaded (undone), so there is nothing to undo."));
        (await RunAsync("", "undo", shop.Slug, theirs, "--yes")).Error.ShouldBe($"There is no upload {theirs}.");
        (await LinesAsync(other)).ShouldBe(3);
    }

    [Fact]
    public async Task A_script_gives_its_yes_beforehand()
    {
        var shop = await database.CreateTenantAsync();
        var id = await IngestAsync(shop);

        var done = await RunAsync("", "undo", shop.Slug, id, "--yes");

        (done.Code, done.Error).ShouldBe((0, ""));
        (await LinesAsync(shop)).ShouldBe(0);
    }

    private async Task<string> IngestAsync(Tenant shop)
    {
        var folder = Directory.CreateTempSubdirectory("undo-verb-");
        try
        {
            var path = Path.Combine(folder.FullName, "orders.csv");
            await File.WriteAllTextAsync(path, OrderFile.ThreeOrders, Ct);
            var run = await RunAsync("", "ingest", shop.Slug, path, "--wait");
            (run.Code, run.Error).ShouldBe((0, ""));
            return run.Output.Split(' ')[1];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(string input, params string[] arguments)
    {
        using var process = Process.Start(PortalProcess.Host(database.AdminConnectionString, arguments))!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, await output, (await error).Trim());
    }

    private async Task<long> LinesAsync(Tenant shop)
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand("select count(*) from order_lines where tenant_id = $1", connection);
        command.Parameters.AddWithValue(shop.TenantId);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    private async Task AddReportAsync(Tenant shop)
    {
        await using var scope = database.ScopeOf(shop);
        await using var transaction = await scope.Session.BeginWriteAsync(Ct);
        scope.Session.Db.Add(new Report
        {
            TenantId = shop.TenantId,
            Title = "Weekly report",
            PeriodFrom = new DateOnly(2024, 2, 26),
            PeriodTo = new DateOnly(2024, 3, 4),
            Status = ReportStatus.Ready,
            CreatedAt = DateTimeOffset.UtcNow,
        });
        await scope.Session.Db.SaveChangesAsync(Ct);
        await transaction.CommitAsync(Ct);
    }
}
