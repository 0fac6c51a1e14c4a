namespace ReportingPortal.Analytics.Roster;

/// <summary>What a run's customers have brought and are expected to bring, by place; money in ten-thousandths.</summary>
internal sealed class RosterLifetime
{
    private readonly Lazy<int[]> byValue;

    private RosterLifetime(IReadOnlyList<LifetimeColumns> packs)
    {
        Orders = [.. packs.SelectMany(pack => pack.Orders)];
        Historic = [.. packs.SelectMany(pack => pack.Historic)];
        Frequency = [.. packs.SelectMany(pack => pack.Frequency)];
        RecencyDays = [.. packs.SelectMany(pack => pack.RecencyDays)];
        AgeDays = [.. packs.SelectMany(pack => pack.AgeDays)];
        MeanValue = [.. packs.SelectMany(pack => pack.MeanValue)];
        ProbabilityAlive = packs.Any(pack => pack.ProbabilityAlive is null) ? null : [.. packs.SelectMany(pack => pack.ProbabilityAlive!)];
        ExpectedPurchases = [.. packs.SelectMany(pack => pack.ExpectedPurchases)];
        ExpectedValue = [.. packs.SelectMany(pack => pack.ExpectedValue)];
        Clv = [.. packs.SelectMany(pack => pack.Clv)];
        byValue = new Lazy<int[]>(Sorted);
    }

    /// <summary>0 for who has none, of whom nothing else is said.</summary>
    public int[] Orders { get; }

    public long[] Historic { get; }

    public int[] Frequency { get; }

    public int[] RecencyDays { get; }

    public int[] AgeDays { get; }

    public double[] MeanValue { get; }

    /// <summary>Null without a model that tells.</summary>
    public double[]? ProbabilityAlive { get; }

    public double[] ExpectedPurchases { get; }

    public long[] ExpectedValue { get; }

    public long[] Clv { get; }

    /// <summary>Places of who has ordered, by forecast value, then by what they brought, then by id.</summary>
    public int[] ByValue => byValue.Value;

    public static RosterLifetime Of(IReadOnlyList<LifetimeColumns> packs) => new(packs);

    private int[] Sorted()
    {
        int[] places = [.. Enumerable.Range(0, Orders.Length).Where(place => Orders[place] > 0)];
        Array.Sort(places, (a, b) => Clv[a] != Clv[b] ? Clv[b].CompareTo(Clv[a]) : Historic[a] != Historic[b] ? Historic[b].CompareTo(Historic[a]) : a.CompareTo(b));
        return places;
    }
}

/// <summary>A row of what is read.</summary>
internal sealed record LifetimeColumns(
    int PackNumber, int[] Orders, long[] Historic, int[] Frequency, int[] RecencyDays, int[] AgeDays, double[] MeanValue, double[]? ProbabilityAlive, double[] ExpectedPurchases,
    long[] ExpectedValue, long[] Clv);
