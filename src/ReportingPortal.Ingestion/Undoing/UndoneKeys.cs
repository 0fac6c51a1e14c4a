using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Undoing;

/// <summary>
/// Everything an undone upload may have had a hand in, found from its rows: its orders or events whole, whoever has them
/// now, and the customers and products known only through it.
/// </summary>
internal sealed record UndoneKeys(long Orders, long Events, long Customers, long Products)
{
    private static readonly string[] Tables =
    [
        "Undoing/Keys/UndoneOrders.sql", "Undoing/Keys/UndoneEvents.sql", "Undoing/Keys/UndoneCustomers.sql", "Undoing/Keys/UndoneProducts.sql",
        "Undoing/Keys/UndoneSessions.sql", "Undoing/Keys/UndonePurchases.sql", "Undoing/Keys/UndoneRows.sql",
    ];

    /// <summary>Whether a file of a kind can have a row that speaks of any of them.</summary>
    public bool CanStandIn(UploadKind kind) => kind switch
    {
        UploadKind.Customers => Customers > 0,
        UploadKind.Products => Products > 0,
        UploadKind.OrderLines => Orders + Customers + Products > 0,
        _ => Events + Customers + Products > 0,
    };

    /// <param name="unit">Of the undone upload, its rows staged.</param>
    public static async Task<UndoneKeys> FindAsync(LoadUnit unit, UploadKind kind, CancellationToken ct)
    {
        foreach (var table in Tables)
        {
            await unit.RunAsync(table, ct);
        }

        return kind switch
        {
            UploadKind.OrderLines => new(
                await FindAsync(unit, "Undoing/OrderLines/FindOrders.sql", ct), 0,
                await FindAsync(unit, "Undoing/OrderLines/FindCustomers.sql", ct), await FindAsync(unit, "Undoing/OrderLines/FindProducts.sql", ct)),
            UploadKind.Events => new(
                0, await FindAsync(unit, "Undoing/Events/FindEvents.sql", ct),
                await FindAsync(unit, "Undoing/Events/FindCustomers.sql", ct), await FindAsync(unit, "Undoing/Events/FindProducts.sql", ct)),
            UploadKind.Customers => new(0, 0, await FindAsync(unit, "Undoing/Customers/FindCustomers.sql", ct), 0),
            _ => new(0, 0, 0, await FindAsync(unit, "Undoing/Products/FindProducts.sql", ct)),
        };
    }

    /// <summary>So that the planner knows how few or many they are.</summary>
    public static async Task AnalyzeAsync(LoadUnit unit, CancellationToken ct)
    {
        await unit.SayAsync("analyze undone_orders", ct);
        await unit.SayAsync("analyze undone_events", ct);
        await unit.SayAsync("analyze undone_customers", ct);
        await unit.SayAsync("analyze undone_products", ct);
    }

    private static async Task<long> FindAsync(LoadUnit unit, string file, CancellationToken ct) => await unit.RunAsync(file, ct);
}
