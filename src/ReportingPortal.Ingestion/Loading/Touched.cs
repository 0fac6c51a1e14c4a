namespace ReportingPortal.Ingestion.Loading;

/// <summary>The days, customers, products and visit days whose figures a load changes, gathered in temporary tables.</summary>
internal static class Touched
{
    public static async Task CreateAsync(LoadUnit unit, CancellationToken ct)
    {
        await unit.RunAsync("Loading/Touched/TouchedDays.sql", ct);
        await unit.RunAsync("Loading/Touched/TouchedCustomers.sql", ct);
        await unit.RunAsync("Loading/Touched/TouchedProducts.sql", ct);
        await unit.RunAsync("Loading/Touched/TouchedSessionDays.sql", ct);
    }

    public static async Task AnalyzeAsync(LoadUnit unit, CancellationToken ct)
    {
        await unit.SayAsync("analyze touched_days", ct);
        await unit.SayAsync("analyze touched_customers", ct);
        await unit.SayAsync("analyze touched_products", ct);
        await unit.SayAsync("analyze touched_session_days", ct);
    }
}
