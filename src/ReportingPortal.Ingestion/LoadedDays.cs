using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion;

/// <summary>
/// The days of what is loaded: told once, in the shop's time zone of that time. In another zone they would be others, and beside those of
/// later files no day would be one.
/// </summary>
public sealed class LoadedDays(TenantSession session)
{
    private static readonly SqlFile State = SqlFile.Of<LoadUnit>("Loading/AddTenantState.sql");
    private static readonly SqlFile Lock = SqlFile.Of<LoadUnit>("Loading/LockTenantState.sql");
    private static readonly SqlFile Days = SqlFile.Of<LoadUnit>("Loading/HasDays.sql");

    /// <summary>Whether there are any, and until the transaction ends there come none: a load under way sees the zone it leaves.</summary>
    public async Task<bool> LockAsync(CancellationToken ct)
    {
        await session.ExecuteAsync(State, null, ct);
        await session.QuerySingleAsync<long>(Lock, null, ct);
        return await session.QuerySingleAsync<bool>(Days, null, ct);
    }
}
