using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Undoing;

/// <summary>
/// Everything an undone upload may have had a hand in, found from its rows: its orders, parts of orders or events whole,
/// whoever has them now, and the customers and products known only through it.
/// </summary>
internal sealed record UndoneKeys
{
    private static readonly string[] Tables =
    [
        "Undoing/Keys/UndoneOrders.sql", "Undoing/Keys/UndoneEvents.sql", "Undoing/Keys/UndoneCustomers.sql", "Undoing/Keys/UndoneProducts.sql",
        "Undoing/Keys/UndoneSessions.sql", "Undoing/Keys/UndonePurchases.sql", "Undoing/Keys/UndoneRows.sql",
        "Undoing/Keys/UndoneHeads.sql", "Undoing/Keys/UndoneItems.sql", "Undoing/Keys/UndoneAliases.sql", "Undoing/Keys/UndoneJoins.sql",
    ];

    /// <summary>The kind of the undone upload: only files of the same kind can have the facts it names.</summary>
    public required UploadKind Kind { get; init; }

    public long Facts { get; init; }

    /// <summary>Orders of whole lines that stand as heads of the undone upload said.</summary>
    public long Stood { get; init; }

    public long Customers { get; init; }

    public long Products { get; init; }

    /// <summary>Whether a file of a kind can have a row that speaks of any of them.</summary>
    public bool CanStandIn(UploadKind kind) => (kind == Kind && Facts > 0) || kind switch
    {
        UploadKind.Customers or UploadKind.OrderHeads or UploadKind.CustomerAliases => Customers > 0,
        UploadKind.Products or UploadKind.OrderItems => Products > 0,
        _ => Customers + Products > 0,
    };

    /// <param name="unit">Of the undone upload, its rows staged.</param>
    public static async Task<UndoneKeys> FindAsync(LoadUnit unit, UploadKind kind, CancellationToken ct)
    {
        foreach (var table in Tables)
        {
            await unit.RunAsync(table, ct);
        }

        var found = await FindOfKindAsync(unit, kind, ct);
        await unit.RunAsync("Undoing/FindJoins.sql", ct);
        await AnalyzeAsync(unit, ct);
        return found;
    }

    /// <summary>So that the planner knows how few or many they are.</summary>
    private static async Task AnalyzeAsync(LoadUnit unit, CancellationToken ct)
    {
        await unit.SayAsync("analyze undone_orders", ct);
        await unit.SayAsync("analyze undone_events", ct);
        await unit.SayAsync("analyze undone_customers", ct);
        await unit.SayAsync("analyze undone_products", ct);
        await unit.SayAsync("analyze undone_heads", ct);
        await unit.SayAsync("analyze undone_items", ct);
        await unit.SayAsync("analyze undone_aliases", ct);
    }

    private static async Task<UndoneKeys> FindOfKindAsync(LoadUnit unit, UploadKind kind, CancellationToken ct)
    {
        switch (kind)
        {
            case UploadKind.Customers:
                return new() { Kind = kind, Customers = await unit.RunAsync("Undoing/Customers/FindCustomers.sql", ct) };
            case UploadKind.Products:
                return new() { Kind = kind, Products = await unit.RunAsync("Undoing/Products/FindProducts.sql", ct) };
            case UploadKind.OrderHeads or UploadKind.CustomerAliases:
                await unit.RunAsync($"Loading/{FactFolder.Of(kind)}/SayCustomers.sql", ct);
                return new()
                {
                    Kind = kind,
                    Facts = await unit.RunAsync($"Undoing/{FactFolder.Of(kind)}/Find{FactFolder.Of(kind)}.sql", ct),
                    Stood = kind == UploadKind.OrderHeads ? await unit.RunAsync("Undoing/OrderHeads/FindOrders.sql", ct) : 0,
                    Customers = await unit.RunAsync("Undoing/Customers/FindSaidCustomers.sql", ct),
                };
            case UploadKind.OrderItems:
                return new()
                {
                    Kind = kind,
                    Facts = await unit.RunAsync("Undoing/OrderItems/FindOrderItems.sql", ct),
                    Products = await unit.RunAsync("Undoing/OrderItems/FindProducts.sql", ct),
                };
            default:
                return new()
                {
                    Kind = kind,
                    Facts = await unit.RunAsync(kind == UploadKind.Events ? "Undoing/Events/FindEvents.sql" : "Undoing/OrderLines/FindOrders.sql", ct),
                    Customers = await unit.RunAsync($"Undoing/{FactFolder.Of(kind)}/FindCustomers.sql", ct),
                    Products = await unit.RunAsync($"Undoing/{FactFolder.Of(kind)}/FindProducts.sql", ct),
                };
        }
    }
}
