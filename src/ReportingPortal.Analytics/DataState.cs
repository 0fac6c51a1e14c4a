using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics;

/// <summary>What names the state of a tenant's data, so that figures can be kept under it.</summary>
/// <param name="FirstDay">With a sale or a return; null without any.</param>
/// <param name="LastDay">May lie after the as-of date, where something was only taken back.</param>
internal sealed record DataState(long DataVersion, Guid? CurrentRunId, DateOnly? FirstDay, DateOnly? LastDay)
{
    private static readonly SqlFile State = SqlFile.Of<DataState>("DataState.sql");

    /// <summary>Whether a period cut by nothing else is all there is, so that whole histories answer for it.</summary>
    public bool IsAllOf(Period period, FigureFilter filter)
        => filter == FigureFilter.None && FirstDay >= period.From && LastDay < period.To;

    public static async Task<DataState> FindAsync(TenantSession session, CancellationToken ct)
        => await session.QuerySingleOrDefaultAsync<DataState>(State, null, ct) ?? new DataState(0, null, null, null);
}
