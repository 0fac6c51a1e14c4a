using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>Scores all customers (D1 to D3) in the database, in the transaction of their run.</summary>
internal sealed class RfmScoring(TenantSession session)
{
    internal static readonly SqlFile Cuts = SqlFile.Of<RfmScoring>("Rfm/RfmCuts.sql");
    internal static readonly SqlFile Scores = SqlFile.Of<RfmScoring>("Rfm/RfmScores.sql");

    /// <returns>The customers written.</returns>
    public async Task<int> RunAsync(Guid runId, DateOnly? asOfDate, CancellationToken ct)
    {
        var run = new { run_id = runId, as_of_date = asOfDate, cells = RfmGroups.Cells };
        await session.ExecuteAsync(Cuts, run, ct);
        return await session.ExecuteAsync(Scores, run, ct);
    }
}
