using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Rollups;

/// <summary>Computes the figures of the touched days, customers and products anew, in the transaction of the load.</summary>
internal sealed class RollupRefresh(LoadUnit unit)
{
    private static readonly string[] Days =
    [
        "Rollups/ClearDailySales.sql", "Rollups/WriteDailySales.sql",
        "Rollups/ClearSalesSummary.sql", "Rollups/WriteSalesSummary.sql",
        "Rollups/ClearCustomerDays.sql", "Rollups/WriteCustomerDays.sql",
        "Rollups/ClearProductDays.sql", "Rollups/WriteProductDays.sql",
    ];

    private static readonly string[] Histories =
    [
        "Rollups/ClearCustomerSummary.sql", "Rollups/WriteCustomerSummary.sql",
        "Rollups/ClearProductSummary.sql", "Rollups/WriteProductSummary.sql",
        "Rollups/ClearDailySessions.sql", "Rollups/WriteDailySessions.sql",
        "Rollups/RaiseDataVersion.sql",
    ];

    public async Task RunAsync(CancellationToken ct)
    {
        await Touched.AnalyzeAsync(unit, ct);
        await unit.JoinByHashingAsync(true, ct);
        await unit.RunAsync("Rollups/RollupLines.sql", ct);
        await unit.JoinByHashingAsync(false, ct);
        await unit.SayAsync("analyze rollup_lines", ct);
        await unit.RunAsync("Rollups/TouchNeighbours.sql", ct);
        await unit.GroupBySortingAsync(ct);
        foreach (var file in Days.Concat(Histories))
        {
            await unit.RunAsync(file, ct);
        }
    }
}
