using System.Buffers;
using ReportingPortal.Data.Rollups;

namespace ReportingPortal.Analytics.Days;

/// <summary>Who bought or returned something. Orders are 0 for who only returned something.</summary>
internal sealed class CustomerPart(DateOnly day, string region, int[] customers, int[] orders, long[] netSales, int[]? elsewhere = null) : DayPart(day, region, customers)
{
    /// <summary>As they add up over regions: an order of several counts in the first of them.</summary>
    public int[] Orders => orders;

    /// <summary>All with a sale in the region.</summary>
    public int[] OrdersHere { get; } = elsewhere is null ? orders : [.. orders.Zip(elsewhere, (counted, others) => counted + others)];

    /// <summary>In units of <see cref="Amount"/>.</summary>
    public long[] NetSales => netSales;

    /// <param name="figures">As in customer_days.</param>
    public static CustomerPart Of(DateOnly day, string region, int[] customers, byte[] figures)
    {
        var read = PackedNumbers.Read(figures, 2, out var elsewhere);
        return new(day, region, customers, Counts(read[0]), read[1], elsewhere is null ? null : Counts(elsewhere));
    }

    /// <summary>What some of these customers bought in one category.</summary>
    /// <param name="figures">As in customer_days: of each its place here first.</param>
    public CustomerPart In(byte[] figures)
    {
        var read = PackedNumbers.Read(figures, 3, out var elsewhere);
        return new(Day, Region, Array.ConvertAll(read[0], place => Items[place]), Counts(read[1]), read[2], elsewhere is null ? null : Counts(elsewhere));
    }

    /// <param name="region">What is counted: null means all.</param>
    public int[] OrdersOf(string? region) => region is null ? Orders : OrdersHere;

    private static int[] Counts(long[] orders) => Array.ConvertAll(orders, count => (int)count);
}

/// <summary>How many customers ordered in a period.</summary>
/// <param name="Repeating">With two orders or more in it.</param>
/// <param name="New">Whose first order of all is in it (D15).</param>
/// <param name="DaysBetween">The median of whole days from one day a customer ordered to the next, where that lies in the period (D16); null without one.</param>
public readonly record struct BuyerCounts(int Buyers, int Repeating, int New, decimal? DaysBetween);

/// <summary>What each of some customers bought in a period: arrays side by side, a place a customer, in no order.</summary>
/// <param name="Orders">0 for who only returned something.</param>
/// <param name="NetSales">In units of <see cref="Amount"/>.</param>
internal sealed record CustomerSums(int[] Customers, int[] Orders, long[] NetSales);

/// <summary>
/// What customers bought day by day, in one category or all, in memory: distinct counts of any period take one pass over its days, and are
/// kept for as long as the days are.
/// </summary>
public sealed class CustomerDays
{
    /// <summary>A page asks for a dozen periods; those of other pages may go.</summary>
    private const int MostKept = 4096;

    private readonly CustomerSet set;
    private readonly FirstDays firsts;
    private readonly ItemNumbers numbers;

    /// <param name="firsts">Of all categories: in which order a customer first bought does not hang on what.</param>
    internal CustomerDays(CustomerSet set, FirstDays firsts, ItemNumbers numbers) => (this.set, this.firsts, this.numbers) = (set, firsts, numbers);

    /// <param name="region">Null means all.</param>
    public BuyerCounts Count(Period period, string? region)
    {
        if (set.Counts.TryGetValue((period, region), out var known))
        {
            return known;
        }

        var orders = ArrayPool<int>.Shared.Rent(set.Days.Items);
        Array.Clear(orders, 0, set.Days.Items);
        try
        {
            var counts = Count(period, region, orders, DaysBetween(period, region));
            if (set.Counts.Count >= MostKept)
            {
                set.Counts.Clear();
            }

            set.Counts[(period, region)] = counts;
            return counts;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(orders);
        }
    }

    /// <summary>Customers with sales or returns in the period.</summary>
    /// <param name="region">Null means all.</param>
    /// <param name="members">Of those customers only, by their numbers; null means all.</param>
    internal CustomerSums Sum(Period period, string? region, bool[]? members = null)
    {
        var (orders, netSales, met) = (new int[set.Days.Items], new long[set.Days.Items], new bool[set.Days.Items]);
        foreach (var part in set.Days.Of(period))
        {
            if (region is not null && part.Region != region)
            {
                continue;
            }

            var (customers, placed) = (part.Items, part.OrdersOf(region));
            for (var i = 0; i < customers.Length; i++)
            {
                var customer = customers[i];
                met[customer] = true;
                orders[customer] += placed[i];
                netSales[customer] = checked(netSales[customer] + part.NetSales[i]);
            }
        }

        int[] found = [.. Enumerable.Range(0, met.Length).Where(customer => met[customer] && members?[customer] != false)];
        return new CustomerSums(found, Array.ConvertAll(found, customer => orders[customer]), Array.ConvertAll(found, customer => netSales[customer]));
    }

    /// <summary>What some customers bought day by day; days without anything of theirs are left out.</summary>
    /// <param name="members">Marks by their numbers.</param>
    internal IReadOnlyList<DaySales> ByDay(Period period, string? region, bool[] members)
    {
        var (found, lastDay) = (new List<DaySales>(), new int[set.Days.Items]);
        foreach (var part in set.Days.Of(period))
        {
            if (region is not null && part.Region != region)
            {
                continue;
            }

            var (netSales, orders, buyers, met, day) = (0L, 0, 0, false, part.Day.DayNumber);
            var placed = part.OrdersOf(region);
            for (var i = 0; i < part.Items.Length; i++)
            {
                var customer = part.Items[i];
                if (!members[customer])
                {
                    continue;
                }

                (netSales, orders, met) = (checked(netSales + part.NetSales[i]), orders + placed[i], true);
                if (placed[i] > 0 && lastDay[customer] != day)
                {
                    (buyers, lastDay[customer]) = (buyers + 1, day);
                }
            }

            // Regions of a day follow one another, and a customer may have bought in two.
            if (met && found.Count > 0 && found[^1].Day == part.Day)
            {
                found[^1] = found[^1] with { NetSales = checked(found[^1].NetSales + netSales), Orders = found[^1].Orders + orders, Customers = found[^1].Customers + buyers };
            }
            else if (met)
            {
                found.Add(new DaySales(part.Day, netSales, orders, buyers, null));
            }
        }

        return found;
    }

    internal string IdOf(int customer) => numbers.IdOf(customer);

    internal bool IsNew(Period period, int customer) => firsts.IsIn(period, customer);

    /// <summary>Of all history and all categories; null for who never ordered.</summary>
    internal DateOnly? FirstOrderOn(int customer) => firsts.Of(customer);

    /// <summary>Below it every customer has a number here.</summary>
    internal (ItemNumbers Numbers, int Count) Numbered => (numbers, set.Days.Items);

    private BuyerCounts Count(Period period, string? region, int[] ordered, decimal? daysBetween)
    {
        var (buyers, repeating, beginners) = (0, 0, 0);
        foreach (var part in set.Days.Of(period))
        {
            if (region is not null && part.Region != region)
            {
                continue;
            }

            var (customers, orders) = (part.Items, part.OrdersOf(region));
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

        return new BuyerCounts(buyers, repeating, beginners, daysBetween);
    }

    /// <summary>The first of two days may lie before the period: all days up to its end are passed once.</summary>
    private decimal? DaysBetween(Period period, string? region)
    {
        var (gaps, lastDays) = (new OrderGaps(), ArrayPool<int>.Shared.Rent(set.Days.Items));
        Array.Clear(lastDays, 0, set.Days.Items);
        foreach (var part in set.Days.Of(new Period(DateOnly.MinValue, period.To)))
        {
            if (region is not null && part.Region != region)
            {
                continue;
            }

            var (customers, orders, day, isInPeriod) = (part.Items, part.OrdersOf(region), part.Day.DayNumber, part.Day >= period.From);
            for (var i = 0; i < customers.Length; i++)
            {
                if (orders[i] == 0)
                {
                    continue;
                }

                ref var last = ref lastDays[customers[i]];
                if (isInPeriod && last > 0 && last < day)
                {
                    gaps.Add(day - last);
                }

                last = day;
            }
        }

        ArrayPool<int>.Shared.Return(lastDays);
        return gaps.Count == 0 ? null : gaps.Percentile(50);
    }
}
