using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Undoing;

/// <summary>
/// Everything an undone upload may have had a hand in, found from its rows: its orders or events whole, whoever has them
/// now, and the customers and products known only through it.
/// </summary>
internal static class UndoneKeys
{
    private static readonly string[] Tables =
    [
        "Undoing/Keys/UndoneOrders.sql", "Undoing/Keys/UndoneEvents.sql", "Undoing/Keys/UndoneCustomers.sql", "Undoing/Keys/UndoneProducts.sql",
        "Undoing/Keys/UndoneSessions.sql", "Undoing/Keys/UndonePurchases.sql", "Undoing/Keys/UndoneRows.sql",
    ];

    /// <param name="unit">Of the undone upload, its rows staged.</param>
    public static async Task FindAsync(LoadUnit unit, UploadKind kind, CancellationToken ct)
    {
        foreach (var table in Tables.Concat(FindsOf(kind)))
        {
            await unit.RunAsync(table, ct);
        }

        await AnalyzeAsync(unit, ct);
    }

    private static string[] FindsOf(UploadKind kind) => kind switch
    {
        UploadKind.OrderLines => ["Undoing/OrderLines/FindOrders.sql", "Undoing/OrderLines/FindCustomers.sql", "Undoing/OrderLines/FindProducts.sql"],
        UploadKind.Events => ["Undoing/Events/FindEvents.sql", "Undoing/Events/FindCustomers.sql", "Undoing/Events/FindProducts.sql"],
        UploadKind.Customers => ["Undoing/Customers/FindCustomers.sql"],
        _ => ["Undoing/Products/FindProducts.sql"],
    };

    /// <summary>So that the planner knows how few or many they are.</summary>
    private static async Task AnalyzeAsync(LoadUnit unit, CancellationToken ct)
    {
        await unit.SayAsync("analyze undone_orders", ct);
        await unit.SayAsync("analyze undone_events", ct);
        await unit.SayAsync("analyze undone_customers", ct);
        await unit.SayAsync("analyze undone_products", ct);
    }
}
