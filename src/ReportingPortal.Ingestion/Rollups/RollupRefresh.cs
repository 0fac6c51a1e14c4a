using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Rollups;

/// <summary>
/// Computes the figures of the touched days, customers and products anew, in the transaction of the load. Lines go by once,
/// day after day; sums are made here, sets are written by the server.
/// </summary>
/// <param name="passed">The days that were computed while the lines went by; null where all are to be read.</param>
internal sealed class RollupRefresh(LoadUnit unit, PassedDays? passed = null)
{
    private static readonly string[] DayTables =
        ["Rollups/CreateComputedDailySales.sql", "Rollups/CreateComputedCustomerDays.sql", "Rollups/CreateComputedProductDays.sql"];

    private static readonly string[] HistoryTables = ["Rollups/CreateCustomerHistories.sql", "Rollups/CreateProductChanges.sql"];

    private static readonly string[] Days =
    [
        "Rollups/ClearDailySales.sql", "Rollups/WriteDailySales.sql",
        "Rollups/ClearCustomerDays.sql", "Rollups/WriteCustomerDays.sql",
        "Rollups/ClearProductDays.sql", "Rollups/WriteProductDays.sql",
    ];

    private static readonly string[] Histories =
    [
        "Rollups/ClearSalesSummary.sql", "Rollups/WriteSalesSummary.sql",
        "Rollups/WriteProductSummary.sql", "Rollups/ClearProductSummary.sql", "Rollups/NameProductSummary.sql",
        "Rollups/ClearDailySessions.sql", "Rollups/WriteDailySessions.sql",
        "Rollups/RaiseDataVersion.sql",
    ];

    private static readonly string[] CustomerSummaries = ["Rollups/ClearCustomerSummary.sql", "Rollups/WriteCustomerSummary.sql"];

    private const long LinesAtOnce = 200_000;

    private readonly DayFigures day = new();

    public async Task RunAsync(CancellationToken ct)
    {
        await Touched.AnalyzeAsync(unit, ct);
        if (passed is null)
        {
            await RunAsync(unit, [.. DayTables, .. HistoryTables], ct);
        }

        await ComputeAsync(ct);
        if (passed is null)
        {
            await RunAsync(unit, Days, ct);
        }

        if (passed is not { Figures.HasSummaries: true })
        {
            await unit.SayAsync("analyze customer_histories", ct);
            await RunAsync(unit, CustomerSummaries, ct);
        }

        await RunAsync(unit, Histories, ct);
    }

    /// <summary>Makes the temporary tables of histories for days that are computed in place, while their lines go by.</summary>
    public static Task CreateHistoryTablesAsync(LoadUnit unit, CancellationToken ct) => RunAsync(unit, HistoryTables, ct);

    public static Task DropHistoryTablesAsync(LoadUnit unit, CancellationToken ct) => unit.SayAsync("drop table customer_histories, product_changes", ct);

    private async Task ComputeAsync(CancellationToken ct)
    {
        using var figures = passed?.Figures ?? new FigureBuffers(unit.Connection);
        var lines = new SaleLineStream(unit);
        await unit.JoinByHashingAsync(true, ct);
        foreach (var days in await DaysAsync(ct))
        {
            await ReadAsync(lines, "Rollups/LinesOfDays.sql", new { days }, figures, () => figures.Add(day), ct);
        }

        await unit.JoinByHashingAsync(false, ct);
        if (day.Neighbours.Count > 0)
        {
            await unit.RunAsync("Rollups/TouchNeighbours.sql", new { customer_ids = day.Neighbours.ToArray() }, ct);
        }

        if (await unit.AskAsync<bool>("Rollups/HasOtherDays.sql", ct))
        {
            figures.TurnToOtherDays();
            await unit.RunAsync("Rollups/KeepHistories.sql", ct);
            await ReadAsync(lines, "Rollups/LinesOfOtherDays.sql", null, figures, () => figures.AddHistories(day), ct);
        }

        if (passed is null)
        {
            await foreach (var former in unit.StreamAsync<FormerProducts>("Rollups/FormerProductDays.sql", ct))
            {
                figures.Subtract(former.ProductIds, former.Figures);
            }
        }

        figures.Complete();
        await figures.FlushAsync(ct);
    }

    /// <summary>The touched days, so many at a time that the server sorts their lines in memory.</summary>
    private async Task<IEnumerable<DateOnly[]>> DaysAsync(CancellationToken ct)
    {
        var days = passed?.ToReadBack ?? await unit.ListAsync<DateOnly>("Rollups/TouchedDaysInOrder.sql", ct);
        return days.Chunk((int)Math.Clamp(LinesAtOnce * days.Count / Math.Max(1, unit.RowsStaged), 1, 366));
    }

    private static async Task RunAsync(LoadUnit unit, IEnumerable<string> files, CancellationToken ct)
    {
        foreach (var file in files)
        {
            await unit.RunAsync(file, ct);
        }
    }

    /// <summary>Cuts the stream of lines into days.</summary>
    private async Task ReadAsync(SaleLineStream lines, string file, object? parameters, FigureBuffers figures, Action computed, CancellationToken ct)
    {
        await lines.RunAsync(file, parameters, Take, () => figures.FlushAsync(ct), ct);
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

    private sealed record FormerProducts(string[] ProductIds, byte[] Figures);
}
