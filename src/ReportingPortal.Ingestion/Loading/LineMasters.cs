namespace ReportingPortal.Ingestion.Loading;

/// <summary>
/// Customers and products that stand in merged order lines: those not known yet, and what is said anew of those known from
/// lines. Where something is, days whose lines have their region or category from them are touched; mostly nothing is.
/// </summary>
internal sealed class LineMasters(LoadUnit unit)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await unit.RunAsync("Loading/OrderLines/CompletedCustomers.sql", ct);
        await unit.RunAsync("Loading/OrderLines/CompletedProducts.sql", ct);
        var customers = await unit.RunAsync("Loading/OrderLines/DeriveCustomers.sql", ct);
        var products = await unit.RunAsync("Loading/OrderLines/DeriveProducts.sql", ct);
        await unit.JoinByHashingAsync(true, ct);
        customers += await unit.RunAsync("Loading/OrderLines/CompleteCustomers.sql", ct);
        products += await unit.RunAsync("Loading/OrderLines/CompleteProducts.sql", ct);
        if (products > 0)
        {
            await unit.RunAsync("Loading/OrderLines/TouchProductDays.sql", ct);
        }

        await unit.JoinByHashingAsync(false, ct);
        if (customers > 0)
        {
            await unit.SayAsync("analyze completed_customers", ct);
            await unit.RunAsync("Loading/OrderLines/TouchCustomerDays.sql", ct);
        }
    }
}
