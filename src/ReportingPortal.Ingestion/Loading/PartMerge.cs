using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Parsing;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>
/// Takes staged parts of orders over (heads, items, or the aliases heads name customers by) and joins the lines of the orders
/// they belong to anew. A part whose partners are not here yet is kept and waits.
/// </summary>
internal sealed class PartMerge(LoadUnit unit, UploadKind kind)
{
    private readonly string folder = FactFolder.Of(kind);

    public async Task<MergeCounts> RunAsync(CancellationToken ct)
    {
        await unit.RunAsync($"Loading/{folder}/RejectRows.sql", ct);
        await unit.RunAsync($"Loading/{folder}/Rank{folder}.sql", ct);
        await unit.SayAsync($"analyze {IncomingTable}", ct);
        var counts = await unit.AskAsync<MergeCounts>($"Loading/{folder}/Count{folder}.sql", ct);
        await unit.RunAsync($"Loading/{folder}/RejectSuperseded.sql", ct);
        if (!counts.HasChanges)
        {
            return counts;
        }

        await unit.RunAsync($"Loading/{folder}/Merge{folder}.sql", new { upload_id = unit.UploadId, refunded = OrderStatus.RefundedWords }, ct);
        await DeriveAsync(ct);
        await unit.RunAsync($"Loading/{folder}/TouchedOrders.sql", ct);
        await new JoinedOrders(unit).JoinAsync(ct);
        return counts;
    }

    private string IncomingTable => kind switch
    {
        UploadKind.OrderHeads => "incoming_order_heads",
        UploadKind.OrderItems => "incoming_order_items",
        _ => "incoming_customer_aliases",
    };

    private async Task DeriveAsync(CancellationToken ct)
    {
        if (kind == UploadKind.OrderItems)
        {
            await unit.RunAsync("Loading/OrderItems/DeriveProducts.sql", ct);
            return;
        }

        await unit.RunAsync($"Loading/{folder}/SayCustomers.sql", ct);
        await unit.RunAsync("Loading/Customers/DeriveSaidCustomers.sql", ct);
    }
}
