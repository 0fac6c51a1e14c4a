using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Runs;

namespace ReportingPortal.Analytics.Segments;

/// <summary>What each customer of a run has bought in all history, by place.</summary>
/// <param name="NetSales">Returns taken off, in units of <see cref="Amount"/>.</param>
/// <param name="LastOrderDay">Its number; 0 without an order.</param>
internal sealed record BuyingHistory(int[] Orders, long[] NetSales, int[] LastOrderDay)
{
    public static BuyingHistory Of(RunCustomers customers)
    {
        var history = new BuyingHistory(new int[customers.Ids.Length], new long[customers.Ids.Length], new int[customers.Ids.Length]);
        foreach (var part in customers.Days.All)
        {
            for (var i = 0; i < part.Items.Length; i++)
            {
                var place = customers.Places[part.Items[i]];
                history.NetSales[place] = checked(history.NetSales[place] + part.NetSales[i]);
                if (part.Orders[i] > 0)
                {
                    history.Orders[place] += part.Orders[i];
                    history.LastOrderDay[place] = part.Day.DayNumber;
                }
            }
        }

        return history;
    }

    /// <summary>Recency in days, frequency, monetary value of who has ordered.</summary>
    public double[] PurchaseFeatures(int place, DateOnly? asOfDate)
        => [asOfDate!.Value.DayNumber - LastOrderDay[place], Orders[place], (double)Amount.ToDecimal(NetSales[place])];
}
