using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics;

/// <summary>The run whose results every page of a unit of work reads; its transaction keeps two runs from mixing.</summary>
/// <param name="DataVersion">The state the data are in now; the run may stand on an earlier one.</param>
internal sealed record CurrentRun(Guid RunId, DateOnly? AsOfDate, long DataVersion)
{
    internal static readonly SqlFile Current = SqlFile.Of<CurrentRun>("CurrentRun.sql");

    /// <summary>Null before the first run has finished.</summary>
    public static Task<CurrentRun?> FindAsync(TenantSession session, CancellationToken ct)
        => session.QuerySingleOrDefaultAsync<CurrentRun>(Current, null, ct);
}
