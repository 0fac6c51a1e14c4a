using Dapper;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Hosting;

namespace ReportingPortal.Web.Jobs;

/// <summary>Which open tenants there is something to do for. Finds across tenants; the work is each tenant's own.</summary>
public sealed class DueTenants(PlatformDatabase platform, JobSettings settings, TimeProvider clock)
{
    /// <summary>So many events are loaded at once: waiting would gather no more into one upload.</summary>
    private const int ManyEvents = 100_000;

    private static readonly SqlFile Events = SqlFile.Of<DueTenants>("Jobs/TenantsWithEvents.sql");
    private static readonly SqlFile Simulated = SqlFile.Of<DueTenants>("Jobs/TenantsWithSimulation.sql");
    private static readonly SqlFile Due = SqlFile.Of<DueTenants>("Jobs/DueTenants.sql");
    private static readonly SqlFile Scheduled = SqlFile.Of<DueTenants>("Jobs/ScheduledTenants.sql");

    /// <summary>Tenants with a schedule or a mail whose time has come.</summary>
    public Task<IReadOnlyList<int>> FindAsync(CancellationToken ct) => RunAsync(Due, new { now = clock.GetUtcNow() }, ct);

    /// <summary>Tenants with an active schedule or a mail under way.</summary>
    public Task<IReadOnlyList<int>> ScheduledAsync(CancellationToken ct) => RunAsync(Scheduled, null, ct);

    /// <summary>Tenants whose sent events have waited long enough, or are many.</summary>
    public Task<IReadOnlyList<int>> WithEventsAsync(CancellationToken ct)
        => RunAsync(Events, new { before = clock.GetUtcNow() - settings.CollectEventsFor, many = ManyEvents }, ct);

    /// <summary>Demo shops with invented visitors.</summary>
    public Task<IReadOnlyList<int>> WithSimulationAsync(CancellationToken ct) => RunAsync(Simulated, null, ct);

    private async Task<IReadOnlyList<int>> RunAsync(SqlFile statement, object? parameters, CancellationToken ct)
    {
        await using var connection = await platform.OpenAsync(ct);
        return (await connection.QueryAsync<int>(new CommandDefinition(statement.Text, parameters, cancellationToken: ct))).AsList();
    }
}
