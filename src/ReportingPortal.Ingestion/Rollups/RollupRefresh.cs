using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Rollups;

/// <summary>
/// Computes the figures of the touched days, customers and products anew, in the transaction of the load. Lines go by once,
/// day after day; sums are made here, sets are written by the server.
/// </summary>
internal sealed class RollupRefresh(LoadUnit unit)
{
    private static readonly string[] Tables =
    [
        "Rollups/CreateComputedDailySales.sql", "Rollups/CreateComputedCustomerDays.sql",
        "Rollups/CreateComputedProductDays.sql", "Rollups/CreateCustomerHistories.sql",
    ];

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

    private readonly DayFigures day = new();

    public async Task RunAsync(CancellationToken ct)
    {
        await Touched.AnalyzeAsync(unit, ct);
        await RunAsync(Tables, ct);
        await ComputeAsync(ct);
        await RunAsync(Days, ct);
        await RunAsync(Histories, ct);
    }

    private async Task ComputeAsync(CancellationToken ct)
    {
        using var figures = new FigureBuffers(unit.Connection);
        await unit.JoinByHashingAsync(true, ct);
        await ReadAsync("lines_of_days", "Rollups/LinesOfTouchedDays.sql", figures, () => figures.Add(day), ct);
        await unit.JoinByHashingAsync(false, ct);
        if (await unit.AskAsync<bool>("Rollups/HasOtherDays.sql", ct))
        {
            await ReadAsync("lines_of_customers", "Rollups/LinesOfOtherDays.sql", figures, () => figures.AddHistories(day), ct);
        }

        figures.Complete();
        await figures.FlushAsync(ct);
        await unit.SayAsync("analyze customer_histories", ct);
    }

    private async Task RunAsync(IEnumerable<string> files, CancellationToken ct)
    {
        foreach (var file in files)
        {
            await unit.RunAsync(file, ct);
        }
    }

    /// <summary>Cuts the stream of lines into days.</summary>
    private async Task ReadAsync(string cursor, string file, FigureBuffers figures, Action computed, CancellationToken ct)
    {
        await new SaleLineStream(unit, cursor).RunAsync(file, Take, () => figures.FlushAsync(ct), ct);
        Close();
        await figures.FlushAsync(ct);

        void Take(SaleLine line)
        {
            if (line.SaleDate != day.SaleDate)
            {
                Close();
            }

            day.Add(line);
        }

        void Close()
        {
            if (!day.IsEmpty)
            {
                day.Compute();
                computed();
                day.Clear();
            }
        }
    }
}
