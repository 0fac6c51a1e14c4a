using ReportingPortal.Ingestion.Parsing;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>
/// What files of orders without items say of how orders stand, brought to lines that other files gave. So a list of statuses
/// acts whatever layout brought an order's lines, and before them as after them.
/// </summary>
internal sealed class OrderStatuses(LoadUnit unit)
{
    /// <summary>After lines were merged: applies what is known of their orders.</summary>
    public async Task ApplyToIncomingAsync(CancellationToken ct)
    {
        if (await unit.AskAsync<bool>("Loading/Joining/HasHeads.sql", ct))
        {
            await unit.RunAsync("Loading/Statuses/OrdersOfLines.sql", ct);
            await unit.SayAsync("analyze touched_orders", ct);
            await ApplyAsync(ct);
            await unit.SayAsync("drop table touched_orders", ct);
        }
    }

    /// <summary>Applies what is known of the orders in touched_orders.</summary>
    public async Task ApplyAsync(CancellationToken ct)
    {
        var refunded = new { refunded = OrderStatus.RefundedWords };
        await unit.RunAsync("Loading/Statuses/SaidStatuses.sql", refunded, ct);
        await unit.SayAsync("analyze said_statuses", ct);
        await unit.RunAsync("Loading/Statuses/RemoveReturns.sql", refunded, ct);
        await unit.RunAsync("Loading/Statuses/ApplyStatuses.sql", ct);
        await unit.RunAsync("Loading/Statuses/ReturnLines.sql", ct);
        await unit.SayAsync("drop table said_statuses", ct);
    }
}
