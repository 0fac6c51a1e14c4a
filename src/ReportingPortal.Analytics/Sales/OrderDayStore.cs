using ReportingPortal.Data.Results;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Sales;

/// <summary>Writes packed order days in the transaction of their run.</summary>
internal sealed class OrderDayStore(TenantSession session)
{
    private const int RowsAtOnce = 1000;

    internal static readonly SqlFile Days = SqlFile.Of<OrderDayStore>("Sales/SaveOrderDays.sql");

    /// <returns>The rows written.</returns>
    public async Task<int> SaveAsync(Guid runId, IReadOnlyList<OrderDay> days, CancellationToken ct)
    {
        foreach (var rows in days.Chunk(RowsAtOnce))
        {
            await session.ExecuteAsync(
                Days,
                new
                {
                    run_id = runId,
                    dates = rows.Select(row => row.SaleDate).ToArray(),
                    regions = rows.Select(row => row.Region).ToArray(),
                    net_sales = rows.Select(row => row.NetSales).ToArray(),
                    new_orders = rows.Select(row => row.NewOrders).ToArray(),
                    new_net_sales = rows.Select(row => row.NewNetSales).ToArray(),
                    returning_orders = rows.Select(row => row.ReturningOrders).ToArray(),
                    returning_net_sales = rows.Select(row => row.ReturningNetSales).ToArray(),
                    guest_orders = rows.Select(row => row.GuestOrders).ToArray(),
                    guest_net_sales = rows.Select(row => row.GuestNetSales).ToArray(),
                    other_net_sales = rows.Select(row => row.OtherNetSales).ToArray(),
                },
                ct);
        }

        return days.Count;
    }
}
