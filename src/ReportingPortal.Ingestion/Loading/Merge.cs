using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Parsing;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>
/// Takes staged rows over into the tenant's facts, one load of a tenant at a time. Writes only what is new or changed, and
/// gathers whose figures that changes.
/// </summary>
internal sealed class Merge(LoadUnit unit)
{
    public async Task<MergeCounts> RunAsync(UploadKind kind, CancellationToken ct)
    {
        await unit.RunAsync("Loading/AddTenantState.sql", ct);
        await unit.AskAsync<long>("Loading/LockTenantState.sql", ct);
        // Events come in small batches, all day long, and each touches one visit: looking them up is what a shop of any size can bear.
        await unit.WeighAsync(kind == UploadKind.Events ? 0 : LoadUnit.SmallTenant, ct);
        await Touched.CreateAsync(unit, ct);
        return kind switch
        {
            UploadKind.OrderLines => await OrderLinesAsync(ct),
            UploadKind.Events => await EventsAsync(ct),
            UploadKind.Customers => await CustomersAsync(ct),
            UploadKind.Products => await ProductsAsync(ct),
            _ => await new PartMerge(unit, kind).RunAsync(ct),
        };
    }

    private async Task<MergeCounts> OrderLinesAsync(CancellationToken ct)
    {
        var hadLines = await unit.AskAsync<bool>("Loading/OrderLines/HasOrderLines.sql", ct);
        if (hadLines)
        {
            await new JoinedOrders(unit).GiveWayAsync(ct);
        }

        await CompareLinesAsync(hadLines, ct);
        var counts = await unit.AskAsync<MergeCounts>("Loading/OrderLines/CountOrderLines.sql", ct);
        if (!counts.HasChanges)
        {
            return counts;
        }

        if (!hadLines)
        {
            await unit.RunAsync("Loading/OrderLines/RemoveLinesFromEvents.sql", ct);
        }

        await unit.RunAsync("Loading/OrderLines/TouchByOrderLines.sql", ct);
        if (counts.Changed > 0)
        {
            await unit.RunAsync("Loading/OrderLines/TouchFormerCustomers.sql", ct);
            if (unit.StatesRefunds || unit.StatesStatus)
            {
                await unit.RunAsync(
                    "Loading/OrderLines/RemoveWithdrawnReturns.sql", new { states_refunds = unit.StatesRefunds, refunded = OrderStatus.RefundedWords }, ct);
            }
        }

        await unit.RunAsync("Loading/OrderLines/MergeOrderLines.sql", ct);
        await unit.RunAsync("Loading/OrderLines/NameOrders.sql", ct);
        await new LineMasters(unit).RunAsync(ct);
        if (hadLines)
        {
            await unit.RunAsync("Loading/OrderLines/AlignOrderDays.sql", ct);
        }

        await new OrderStatuses(unit).ApplyToIncomingAsync(ct);

        return counts;
    }

    /// <summary>Makes incoming_order_lines: every line to be taken, numbered, with what is known of it.</summary>
    private async Task CompareLinesAsync(bool hadLines, CancellationToken ct)
    {
        if (unit.HasRejected)
        {
            await unit.RunAsync("Loading/OrderLines/RejectRows.sql", ct);
            await unit.RunAsync("Loading/OrderLines/ForgetRejectedLines.sql", ct);
        }

        if (!unit.AreOrdersTogether)
        {
            await unit.RunAsync("Loading/OrderLines/NumberOrderLines.sql", ct);
        }

        if (hadLines)
        {
            await unit.RunAsync("Loading/OrderLines/CompareOrderLines.sql", ct);
            await unit.SayAsync(
                "analyze incoming_order_lines (row_number, order_id, product_id, occurrence, customer_id, row_hash, known_hash, known_customer_id)", ct);
        }
        else
        {
            // Nothing of a tenant's first lines can be known: the staged ones are taken as they are.
            await unit.SayAsync("alter table staged_order_lines add column known_hash bigint, add column known_order_date date, add column known_customer_id text", ct);
            await unit.SayAsync("alter table staged_order_lines rename to incoming_order_lines", ct);
        }
    }

    private async Task<MergeCounts> EventsAsync(CancellationToken ct)
    {
        await unit.RunAsync("Loading/Events/RejectRows.sql", ct);
        await unit.RunAsync("Loading/Events/RankEvents.sql", ct);
        await unit.SayAsync("analyze incoming_events", ct);
        var counts = await unit.AskAsync<MergeCounts>("Loading/Events/CountEvents.sql", ct);
        if (!counts.HasChanges)
        {
            return counts;
        }

        await unit.RunAsync("Loading/Events/TouchedSessions.sql", ct);
        await unit.SayAsync("analyze touched_sessions", ct);
        await unit.RunAsync("Loading/Events/TouchSessionDays.sql", ct);
        await unit.RunAsync("Loading/Events/MergeEvents.sql", ct);
        await unit.RunAsync("Loading/Events/NameSessions.sql", ct);
        await unit.RunAsync("Loading/Events/TouchSessionDays.sql", ct);
        await unit.RunAsync("Loading/Events/DeriveEventCustomers.sql", ct);
        await unit.RunAsync("Loading/Events/DeriveEventProducts.sql", ct);
        if (!await unit.AskAsync<bool>("Loading/OrderLines/HasOrderLines.sql", ct))
        {
            await unit.RunAsync("Loading/Events/TouchedPurchases.sql", ct);
            await MakePurchasesAnewAsync(ct);
        }

        return counts;
    }

    private async Task<MergeCounts> CustomersAsync(CancellationToken ct)
    {
        await unit.RunAsync("Loading/Customers/RejectRows.sql", ct);
        await unit.RunAsync("Loading/Customers/RankCustomers.sql", ct);
        await unit.SayAsync("analyze incoming_customers", ct);
        var counts = await unit.AskAsync<MergeCounts>("Loading/Customers/CountCustomers.sql", ct);
        await unit.RunAsync("Loading/Customers/RejectSuperseded.sql", ct);
        if (counts.HasChanges)
        {
            await unit.RunAsync("Loading/Customers/TouchByCustomers.sql", ct);
            await unit.RunAsync("Loading/Customers/MergeCustomers.sql", ct);
        }

        return counts;
    }

    private async Task<MergeCounts> ProductsAsync(CancellationToken ct)
    {
        await unit.RunAsync("Loading/Products/RejectRows.sql", ct);
        await unit.RunAsync("Loading/Products/RankProducts.sql", ct);
        await unit.SayAsync("analyze incoming_products", ct);
        var counts = await unit.AskAsync<MergeCounts>("Loading/Products/CountProducts.sql", ct);
        await unit.RunAsync("Loading/Products/RejectSuperseded.sql", ct);
        if (counts.HasChanges)
        {
            await unit.RunAsync("Loading/Products/TouchByProducts.sql", ct);
            await unit.RunAsync("Loading/Products/MergeProducts.sql", ct);
            await PricePurchasesAsync(ct);
        }

        return counts;
    }

    /// <summary>Purchase events without a price take the product's, in whatever order the two files come.</summary>
    private async Task PricePurchasesAsync(CancellationToken ct)
    {
        if (!await unit.AskAsync<bool>("Loading/OrderLines/HasOrderLines.sql", ct))
        {
            await unit.RunAsync("Loading/Products/TouchPurchasesOfProducts.sql", ct);
            await MakePurchasesAnewAsync(ct);
        }
    }

    private async Task MakePurchasesAnewAsync(CancellationToken ct)
    {
        await unit.SayAsync("analyze touched_purchases", ct);
        await unit.RunAsync("Loading/Events/RemoveTouchedPurchases.sql", ct);
        await unit.RunAsync("Loading/Events/MakeLinesFromPurchases.sql", ct);
    }
}
