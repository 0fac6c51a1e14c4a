using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion;
using ReportingPortal.Testing;
using ReportingPortal.Testing.Files;

namespace ReportingPortal.Benchmarks.Fuzz;

/// <summary>
/// Thousands of bad files through the real pipeline: stored, looked at, loaded. None may end in an exception, without a
/// reason, with counts that don't add up, with facts of a failed file, after too long, or by eating memory.
/// </summary>
internal static class FuzzRun
{
    private const int FilesPerTenant = 250;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <returns>The process's exit code: 0 when nothing was found.</returns>
    public static async Task<int> RunAsync(int files, int seed)
    {
        Console.WriteLine($"{files:N0} files, seed {seed}");
        var database = new PortalDatabase();
        await database.InitializeAsync();
        try
        {
            await using var services = new ServiceCollection()
                .AddPortalData(_ => DatabaseLogins.From(database.AdminConnectionString)).AddIngestion(NoPreview.Of).BuildServiceProvider();
            var (tally, watch) = (new FuzzTally(), Stopwatch.StartNew());
            var tenant = await database.CreateTenantAsync();
            for (var number = 0; number < files; number++)
            {
                if (number % FilesPerTenant == 0)
                {
                    tenant = await database.CreateTenantAsync();
                    tally.Mark(number);
                    Console.WriteLine($"{watch.Elapsed.TotalSeconds,6:F0} s: {number:N0} files, {tally.Problems.Count} problems");
                }

                await RunAsync(services, tenant, BadFiles.Of(seed, number), number, tally);
            }

            await CheckDatabaseAsync(database.AdminConnectionString, tally);
            tally.Print();
            return tally.Problems.Count == 0 ? 0 : 1;
        }
        finally
        {
            await database.DisposeAsync();
        }
    }

    private static async Task RunAsync(ServiceProvider services, Tenant tenant, BadFile file, int number, FuzzTally tally)
    {
        if (file.Content.Length == 0)
        {
            return;
        }

        var watch = Stopwatch.StartNew();
        try
        {
            var upload = await InScopeAsync(services, tenant, s => s.GetRequiredService<UploadStore>()
                .SaveAsync(new MemoryStream(file.Content), file.Name, UploadKind.Auto, null, null, CancellationToken.None));
            await IngestAsync(services, tenant, upload.UploadId, file, number, tally);
        }
        catch (Exception e)
        {
            tally.Problems.Add($"{number} ({file.Recipe}): {e}");
        }

        tally.Took(file.Recipe, watch.Elapsed);
        if (watch.Elapsed > Longest)
        {
            tally.Problems.Add($"{number} ({file.Recipe}) took {watch.Elapsed}");
        }
    }

    private static async Task IngestAsync(ServiceProvider services, Tenant tenant, Guid uploadId, BadFile file, int number, FuzzTally tally)
    {
        await InScopeAsync(services, tenant, s => s.GetRequiredService<IngestUpload>().RunAsync(uploadId, null, CancellationToken.None));
        var (upload, members) = await InScopeAsync(services, tenant, async s =>
        {
            var query = s.GetRequiredService<UploadQuery>();
            return ((await query.FindAsync(uploadId, CancellationToken.None))!, await query.MembersAsync(uploadId, CancellationToken.None));
        });
        tally.Ended(file.Recipe, upload);
        if (ProblemOf(upload, members.Count) is { } problem)
        {
            tally.Problems.Add($"{number} ({file.Recipe}): {problem}");
        }

        foreach (var member in members)
        {
            await IngestAsync(services, tenant, member.UploadId, file, number, tally);
        }
    }

    private static string? ProblemOf(Upload upload, int members) => upload switch
    {
        { Status: not (UploadStatus.Succeeded or UploadStatus.NeedsMapping or UploadStatus.Failed) } => $"ended as {upload.Status}",
        { Status: UploadStatus.Failed or UploadStatus.NeedsMapping, Error: null or "" } => "gives no reason",
        { Error: { } error } when error.Contains("went wrong inside", StringComparison.Ordinal) || error.Contains("database refused", StringComparison.Ordinal) => error,
        _ when upload.RowsRead != upload.RowsNew + upload.RowsChanged + upload.RowsUnchanged + upload.RowsRejected => "counts don't add up",
        _ when upload.Members != members => $"{upload.Members} members are told, {members} are there",
        _ => null,
    };

    /// <summary>What no single upload shows: facts of files that failed, rejected rows that are not kept.</summary>
    private static async Task CheckDatabaseAsync(string connectionString, FuzzTally tally)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        (string What, string Question)[] checks =
        [
            ("facts of files that did not load", """
                select count(*) from (
                    select upload_id from order_lines union all select upload_id from events union all select upload_id from customers union all select upload_id from products
                ) as facts where upload_id in (select upload_id from uploads where status <> 4)
                """),
            ("uploads whose rejected rows are not all kept", """
                select count(*) from uploads as u
                where u.rows_rejected <> (select count(*) from rejected_rows as r where r.tenant_id = u.tenant_id and r.upload_id = u.upload_id)
                """),
        ];
        foreach (var (what, question) in checks)
        {
            await using var command = new NpgsqlCommand(question, connection);
            var found = (long)(await command.ExecuteScalarAsync())!;
            Console.WriteLine($"{what}: {found}");
            if (found > 0)
            {
                tally.Problems.Add($"{found} {what}");
            }
        }
    }

    private static async Task<T> InScopeAsync<T>(ServiceProvider services, Tenant tenant, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(tenant);
        return await work(scope.ServiceProvider);
    }
}
