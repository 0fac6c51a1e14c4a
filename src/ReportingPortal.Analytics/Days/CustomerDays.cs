using System.Buffers;

namespace ReportingPortal.Analytics.Days;

/// <summary>Who bought or returned something. Orders are 0 for who only returned something.</summary>
internal sealed class CustomerPart(DateOnly day, string region, int[] customers, int[] orders, long[] netSales) : DayPart(day, region, customers)
{
    public int[] Orders => orders;

    /// <summary>In units of <see cref="Amount"/>.</summary>
    public long[] NetSales => netSales;
}

/// <summary>How many customers ordered in a period.</summary>
/// <param name="Repeating">With two orders or more in it.</param>
/// <param name="New">Whose first order of all is in it (D15).</param>
public readonly record struct BuyerCounts(int Buyers, int Repeating, int New);

/// <summary>What customers bought day by day, in one category or all, in memory: distinct counts of any period take one pass over its days.</summary>
public sealed class CustomerDays
{
    private readonly DaySet<CustomerPart> days;
    private readonly FirstDays firsts;

    internal CustomerDays(DaySet<CustomerPart> days, FirstDays firsts) => (this.days, this.firsts) = (days, firsts);

    /// <param name="region">Null means all.</param>
    public BuyerCounts Count(Period period, string? region)
    {
        var orders = ArrayPool<int>.Shared.Rent(days.Items);
        Array.Clear(orders, 0, days.Items);
        try
        {
            return Count(period, region, orders);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(orders);
        }
    }

    private BuyerCounts Count(Period period, string? region, int[] ordered)
    {
        var (buyers, repeating, beginners) = (0, 0, 0);
        foreach (var part in days.Of(period))
        {
            if (region is not null && part.Region != region)
            {
                continue;
            }

            var (customers, orders) = (part.Items, part.Orders);
            for (var i = 0; i < customers.Length; i++)
            {
                var before = ordered[customers[i]];
                var after = before + orders[i];
                ordered[customers[i]] = after;
                if (before == 0 && after > 0)
                {
                    buyers++;
                    beginners += firsts.IsIn(period, customers[i]) ? 1 : 0;
                }

                repeating += before < 2 && after >= 2 ? 1 : 0;
            }
        }

        return new BuyerCounts(buyers, repeating, beginners);
    }
}
