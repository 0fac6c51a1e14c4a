using ReportingPortal.Ingestion.Parsing;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>
/// The order lines that are joined from a head, its items and the alias of its customer. They are made anew from these parts
/// whenever one of them changes, so that it does not matter in which order the files come. An order that a file of whole
/// lines names has the lines of that file only.
/// </summary>
internal sealed class JoinedOrders(LoadUnit unit)
{
    /// <summary>Makes the lines of the orders in touched_orders anew, and drops that table.</summary>
    public async Task JoinAsync(CancellationToken ct)
    {
        await unit.SayAsync("analyze touched_orders", ct);
        await unit.RunAsync("Loading/Joining/RemoveJoinedLines.sql", ct);
        var hadLines = await unit.AskAsync<bool>("Loading/OrderLines/HasOrderLines.sql", ct);
        await unit.RunAsync("Loading/Joining/JoinLines.sql", new { upload_id = unit.UploadId, refunded = OrderStatus.RefundedWords }, ct);
        await new OrderStatuses(unit).ApplyAsync(ct);
        if (!hadLines && await unit.AskAsync<bool>("Loading/OrderLines/HasOrderLines.sql", ct))
        {
            await unit.RunAsync("Loading/OrderLines/RemoveLinesFromEvents.sql", ct);
        }

        await unit.SayAsync("drop table touched_orders", ct);
    }

    /// <summary>Before staged whole lines are compared: takes the joined lines of their orders back.</summary>
    public async Task GiveWayAsync(CancellationToken ct)
    {
        if (await unit.AskAsync<bool>("Loading/Joining/HasHeads.sql", ct))
        {
            await unit.RunAsync("Loading/Joining/OrdersOfLines.sql", ct);
            await RemoveAsync(ct);
        }
    }

    /// <summary>Takes the joined lines of the orders in touched_orders back, and drops that table.</summary>
    public async Task RemoveAsync(CancellationToken ct)
    {
        await unit.SayAsync("analyze touched_orders", ct);
        await unit.RunAsync("Loading/Joining/RemoveJoinedLines.sql", ct);
        await unit.SayAsync("drop table touched_orders", ct);
    }
}
