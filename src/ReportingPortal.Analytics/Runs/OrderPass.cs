using ReportingPortal.Analytics.Basket;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Runs;

/// <summary>The one pass of a run over the orders, for all that is made of whole orders.</summary>
internal sealed class OrderPass(TenantSession session)
{
    private readonly OrderDayBuilder days = new();
    private readonly NumberedBaskets products = new();
    private readonly NumberedBaskets categories = new();

    /// <returns>The orders read.</returns>
    public async Task<int> RunAsync(Guid runId, CancellationToken ct)
    {
        var read = await ReadAsync(ct);
        await new OrderDayStore(session).SaveAsync(runId, days.Build(), ct);
        await new BasketStore(session).SaveAsync(runId, products, categories, ct);
        return read;
    }

    private async Task<int> ReadAsync(CancellationToken ct)
    {
        var read = 0;
        await foreach (var order in PlacedOrder.StreamAsync(session, ct))
        {
            days.Add(order);
            if (order.IsOrder)
            {
                products.Add(order.Products);
                categories.Add(order.Categories);
                read++;
            }
        }

        return read;
    }
}
