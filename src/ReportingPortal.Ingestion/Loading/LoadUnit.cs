using Npgsql;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>The statements of one load, all in the unit of work's one transaction.</summary>
internal sealed class LoadUnit(TenantSession session, Guid uploadId, DateTimeOffset now)
{
    public Guid UploadId => uploadId;

    public NpgsqlConnection Connection => session.Connection;

    public Task<int> RunAsync(string file, CancellationToken ct)
        => session.ExecuteAsync(SqlFile.Of<LoadUnit>(file), Parameters(), ct);

    public Task<T> AskAsync<T>(string file, CancellationToken ct)
        => session.QuerySingleAsync<T>(SqlFile.Of<LoadUnit>(file), Parameters(), ct);

    /// <summary>Gives the planner a temporary table's true size: without it a merge of 40,000 rows took 35 s.</summary>
    public async Task AnalyzeAsync(string statement, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(statement, Connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private object Parameters() => new { upload_id = uploadId, now, time_zone = session.Tenant.Tenant.TimeZone };
}
