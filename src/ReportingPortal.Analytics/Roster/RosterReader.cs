using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Roster;

/// <summary>
/// A tenant's customers in memory, of exactly the run and the state of the data that the unit of work reads. What a transaction has written and
/// not committed is its own: it is never kept for others.
/// </summary>
public sealed class RosterReader(TenantSession session, RosterCache cache)
{
    internal static readonly SqlFile OfRun = SqlFile.Of<RosterReader>("Roster/RosterRun.sql");
    internal static readonly SqlFile Master = SqlFile.Of<RosterReader>("Roster/RosterMaster.sql");
    internal static readonly SqlFile History = SqlFile.Of<RosterReader>("Roster/RosterHistory.sql");
    internal static readonly SqlFile Lifetimes = SqlFile.Of<RosterReader>("Roster/RosterLifetime.sql");

    /// <summary>What the statements leave to the application.</summary>
    internal const string Beyond = "The statements read all customers of the run into memory, once for each state of the data; the application then picks, counts and sums them.";

    /// <summary>Null before the first run has finished.</summary>
    internal async Task<CustomerRoster?> FindAsync(CancellationToken ct)
    {
        if (await CurrentRun.FindAsync(session, ct) is not { } current)
        {
            return null;
        }

        var tenant = cache.Of(session.Tenant.TenantId);
        if (!session.IsWriting && tenant.Kept is { } kept && kept.Current == current)
        {
            return kept;
        }

        return await AloneAsync(tenant, () => ReadAsync(tenant, current, ct), ct);
    }

    /// <param name="number">Place among the run's points, from 1.</param>
    internal async Task<RosterPoint> PointAsync(CustomerRoster roster, int number, CancellationToken ct)
        => roster.Run.Points.TryGetValue(number, out var point) ? point
            : roster.Run.Points.GetOrAdd(number, RosterPoint.Of(await session.QueryAsync<(byte[], byte[])>(History, new { run_id = roster.Run.RunId, point = number }, ct)));

    internal async Task<RosterLifetime> LifetimeAsync(CustomerRoster roster, CancellationToken ct)
        => roster.Run.Lifetime ??= RosterLifetime.Of(await session.QueryAsync<LifetimeColumns>(Lifetimes, new { run_id = roster.Run.RunId }, ct));

    private async Task<CustomerRoster> ReadAsync(TenantRoster tenant, CurrentRun current, CancellationToken ct)
    {
        var kept = tenant.Kept;
        if (!session.IsWriting && kept?.Current == current)
        {
            return kept;
        }

        // A run's results stand for good once it has finished; a transaction that writes may be the one that finishes it.
        var run = !session.IsWriting && kept?.Run.RunId == current.RunId
            ? kept.Run
            : RosterRun.Of(current.RunId, await session.QueryAsync<RosterPack>(OfRun, new { run_id = current.RunId }, ct));
        var read = new CustomerRoster(current, run, RosterMaster.Of(run.Ids, await session.QueryAsync<RosterMasterRow>(Master, null, ct)));
        if (!session.IsWriting && (kept is null || kept.Current.DataVersion <= current.DataVersion))
        {
            tenant.Kept = read;
            cache.Keep(session.Tenant.TenantId, tenant);
        }

        return read;
    }

    private static async Task<T> AloneAsync<T>(TenantRoster tenant, Func<Task<T>> read, CancellationToken ct)
    {
        await tenant.Gate.WaitAsync(ct);
        try
        {
            return await read();
        }
        finally
        {
            tenant.Gate.Release();
        }
    }
}
