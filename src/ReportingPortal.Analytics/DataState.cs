using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics;

/// <summary>What names the state of a tenant's data, so that figures can be kept under it.</summary>
internal sealed record DataState(long DataVersion, Guid? CurrentRunId)
{
    private static readonly SqlFile State = SqlFile.Of<DataState>("DataState.sql");

    public static async Task<DataState> FindAsync(TenantSession session, CancellationToken ct)
        => await session.QuerySingleOrDefaultAsync<DataState>(State, null, ct) ?? new DataState(0, null);
}
