using System.Collections.Concurrent;

namespace ReportingPortal.Analytics.Days;

internal sealed record CustomerSet(DaySet<CustomerPart> Days, FirstDays Firsts)
{
    /// <summary>Counts of periods and regions asked for.</summary>
    public ConcurrentDictionary<(Period Period, string? Region), BuyerCounts> Counts { get; } = [];

    public static CustomerSet Of(DaySet<CustomerPart> days) => new(days, new FirstDays(days));
}

/// <param name="Months">The same summed by month, each under its first day.</param>
internal sealed record ProductSet(DaySet<ProductPart> Days, DaySet<ProductPart> Months);

/// <summary>What of a tenant's days is in memory: customers by category ('*' for all), and products.</summary>
internal sealed class TenantDays
{
    /// <summary>Held while a set is read, so that of many who wait for it one reads.</summary>
    public SemaphoreSlim Gate { get; } = new(1);

    public ItemNumbers Customers { get; } = new();

    public ItemNumbers Products { get; } = new();

    public ConcurrentDictionary<string, CustomerSet> CustomerSets { get; } = new(StringComparer.Ordinal);

    public ProductSet ProductSet { get; set; } = new(DaySet<ProductPart>.Empty, DaySet<ProductPart>.Empty);

    public DaySet<CategoryPart> CategorySet { get; set; } = DaySet<CategoryPart>.Empty;

    /// <summary>Its size in memory, in places of a customer's day (16 bytes): an id with its number takes some six, a product's day three.</summary>
    public long Places
        => (6L * (Customers.Count + Products.Count)) + CustomerSets.Values.Sum(set => set.Days.Entries) + CategorySet.Entries
            + (3 * (ProductSet.Days.Entries + ProductSet.Months.Entries));

    /// <summary>Lets go what is over a size, first what only runs read, then what fewest pages ask for; what is needed is read again.</summary>
    public void Fit(long places)
    {
        if (Places > places)
        {
            CategorySet = DaySet<CategoryPart>.Empty;
        }

        foreach (var category in CustomerSets.Keys.Where(category => category != DayReader.Every).OrderByDescending(category => CustomerSets[category].Days.Entries))
        {
            if (Places > places)
            {
                CustomerSets.TryRemove(category, out _);
            }
        }
    }
}
