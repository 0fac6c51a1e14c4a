using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Loading;
using ReportingPortal.Ingestion.Previewing;

namespace ReportingPortal.Ingestion.Undoing;

/// <summary>The facts of the undone keys: removed before the replay, and afterwards whatever stands on them brought in line.</summary>
internal sealed class UndoneFacts(LoadUnit unit)
{
    private static readonly string[] TouchedTables = ["touched_days", "touched_customers", "touched_products", "touched_session_days"];

    private static readonly string[] KeptTables =
    [
        "Undoing/Keys/TouchedDays.sql", "Undoing/Keys/TouchedCustomers.sql", "Undoing/Keys/TouchedProducts.sql", "Undoing/Keys/TouchedSessionDays.sql",
    ];

    private bool hadLines;

    /// <summary>Removes them, and lays aside whose figures that touches.</summary>
    public async Task RemoveAsync(CancellationToken ct)
    {
        hadLines = await unit.AskAsync<bool>("Loading/OrderLines/HasOrderLines.sql", ct);
        await Touched.CreateAsync(unit, ct);
        await unit.RunAsync("Undoing/Events/FindSessions.sql", ct);
        await unit.RunAsync("Undoing/Events/TouchSessionDays.sql", ct);
        if (!hadLines)
        {
            await OverPurchasesAsync("Loading/Events/RemoveTouchedPurchases.sql", ct);
        }

        await unit.RunAsync("Undoing/TouchedJoins.sql", ct);
        await new JoinedOrders(unit).RemoveAsync(ct);
        await unit.RunAsync("Undoing/OrderHeads/RemoveOrderHeads.sql", ct);
        await unit.RunAsync("Undoing/OrderItems/RemoveOrderItems.sql", ct);
        await unit.RunAsync("Undoing/CustomerAliases/RemoveCustomerAliases.sql", ct);
        await unit.RunAsync("Undoing/Events/RemoveEvents.sql", ct);
        await unit.RunAsync("Undoing/OrderLines/RemoveLines.sql", ct);
        await unit.RunAsync("Undoing/Customers/RemoveCustomers.sql", ct);
        await unit.RunAsync("Undoing/Products/RemoveProducts.sql", ct);
        await LayAsideAsync(ct);
    }

    /// <summary>After the replay: joins orders anew, adds whose figures the facts touch now, and makes lines of purchase events where they are due.</summary>
    public async Task SettleAsync(CancellationToken ct)
    {
        foreach (var table in TouchedTables)
        {
            await unit.SayAsync($"alter table {Replay.Kept}{table} rename to {table}", ct);
        }

        await unit.RunAsync("Undoing/TouchedJoins.sql", ct);
        await new JoinedOrders(unit).JoinAsync(ct);
        await unit.RunAsync("Undoing/OrderLines/TouchLines.sql", ct);
        await unit.RunAsync("Undoing/Customers/TouchMovedDays.sql", ct);
        await unit.RunAsync("Undoing/Products/TouchMovedDays.sql", ct);
        await unit.RunAsync("Undoing/Events/FindSessions.sql", ct);
        await unit.RunAsync("Undoing/Events/TouchSessionDays.sql", ct);
        if (!await unit.AskAsync<bool>("Loading/OrderLines/HasOrderLines.sql", ct))
        {
            await RemakePurchasesAsync(ct);
        }
    }

    /// <summary>What became of the undone upload's rows.</summary>
    public Task<UndoneRows> CountAsync(UploadKind kind, CancellationToken ct)
        => unit.AskAsync<UndoneRows>($"Undoing/{FactFolder.Of(kind)}/CountUndone.sql", ct);

    /// <summary>Each file that is merged again has touched tables of its own.</summary>
    private async Task LayAsideAsync(CancellationToken ct)
    {
        foreach (var file in KeptTables)
        {
            await unit.RunAsync(file, ct);
        }

        await unit.RunAsync("Undoing/KeepTouched.sql", ct);
        foreach (var table in TouchedTables)
        {
            await unit.SayAsync($"drop table {table}", ct);
        }
    }

    /// <summary>Lines made from purchases exist exactly while no order file has a line.</summary>
    private async Task RemakePurchasesAsync(CancellationToken ct)
    {
        await unit.RunAsync(hadLines ? "Undoing/Events/FindAllPurchases.sql" : "Undoing/Events/FindRepriced.sql", ct);
        await OverPurchasesAsync("Loading/Events/RemoveTouchedPurchases.sql", ct);
        await OverPurchasesAsync("Loading/Events/MakeLinesFromPurchases.sql", ct);
    }

    /// <summary>Runs a statement of the load over the orders made from purchases that the undo may change.</summary>
    private async Task OverPurchasesAsync(string file, CancellationToken ct)
    {
        await unit.RunAsync("Undoing/Events/TouchedPurchases.sql", ct);
        await unit.SayAsync("analyze touched_purchases", ct);
        await unit.RunAsync(file, ct);
        await unit.SayAsync("drop table touched_purchases", ct);
    }
}
