using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Funnel;
using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Analytics.Roster;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Runs;

/// <summary>
/// Reads what pages and lists keep in this process's memory once a run has changed it, so that who looks first need not wait: for a
/// shop of a million customers that is many seconds.
/// </summary>
public sealed class PageMemory(TenantSession session, RosterReader rosters, DayReader days, RecommenderCache models, FunnelQuery funnels)
{
    /// <summary>What is there already, and still right, is not read again. Must be called outside a transaction.</summary>
    public async Task FillAsync(CancellationToken ct)
    {
        await using var transaction = await session.BeginReadAsync(ct);
        if (await rosters.FindAsync(ct) is { } roster)
        {
            await rosters.LifetimeAsync(roster, ct);
            _ = roster.Run.ByValue;
        }

        await days.ProductsAsync(ct);
        await models.FindAsync(session, ct);
        await funnels.RefreshAsync(ct);
    }
}
