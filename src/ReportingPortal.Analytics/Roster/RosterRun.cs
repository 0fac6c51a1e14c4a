using System.Collections.Concurrent;
using ReportingPortal.Analytics.Days;

namespace ReportingPortal.Analytics.Roster;

/// <summary>What a run found of its customers, unpacked: arrays side by side, a place a customer, in the order of their ids. Never changes.</summary>
internal sealed class RosterRun
{
    private const short NoGroup = -1;

    private readonly Lazy<int[]> byValue;
    private volatile NumberedGroups? numbered;

    private RosterRun(Guid runId, int customers)
    {
        RunId = runId;
        Ids = new string[customers];
        (RecencyDays, Frequency) = (new int[customers], new int[customers]);
        (Monetary, NetSales) = (new long[customers], new long[customers]);
        (Scores, Groups, Tiers, Statuses, SegmentIds) = (new short[customers], new short[customers], new short[customers], new short[customers], new short[customers]);
        Categories = new CodedTexts(customers);
        byValue = new Lazy<int[]>(Sorted);
    }

    public Guid RunId { get; }

    public int Count => Ids.Length;

    public string[] Ids { get; }

    public int[] RecencyDays { get; }

    public int[] Frequency { get; }

    /// <summary>In ten-thousandths, as all money here.</summary>
    public long[] Monetary { get; }

    public long[] NetSales { get; }

    /// <summary>R, F and M as the digits of one number; 0 without.</summary>
    public short[] Scores { get; }

    public short[] Groups { get; }

    public short[] Tiers { get; }

    public short[] Statuses { get; }

    public CodedTexts Categories { get; }

    /// <summary>0 for none.</summary>
    public short[] SegmentIds { get; }

    /// <summary>Places by monetary value, then frequency, recency and id (the order of D2's VIP list).</summary>
    public int[] ByValue => byValue.Value;

    /// <summary>Points of the run that were asked for, by their number from 1.</summary>
    public ConcurrentDictionary<int, RosterPoint> Points { get; } = [];

    /// <summary>Null until it is asked for.</summary>
    public RosterLifetime? Lifetime { get; set; }

    /// <summary>Codes of groups by the numbers customers have in the days; <see cref="NoGroup"/> for who is not in the run.</summary>
    /// <param name="count">Numbers asked for, from 0.</param>
    public short[] GroupsBy(ItemNumbers numbers, int count)
    {
        if (numbered is { } known && known.Numbers == numbers && known.Groups.Length >= count)
        {
            return known.Groups;
        }

        var (places, groups) = (Runs.RunCustomers.PlacesOf(Ids), new short[count]);
        for (var number = 0; number < count; number++)
        {
            groups[number] = places.TryGetValue(numbers.IdOf(number), out var place) ? Groups[place] : NoGroup;
        }

        numbered = new NumberedGroups(numbers, groups);
        return groups;
    }

    public static RosterRun Of(Guid runId, IReadOnlyList<RosterPack> packs)
    {
        var run = new RosterRun(runId, packs.Sum(pack => pack.CustomerIds.Length));
        var start = 0;
        foreach (var pack in packs)
        {
            run.Take(pack, start);
            start += pack.CustomerIds.Length;
        }

        return run;
    }

    private void Take(RosterPack pack, int start)
    {
        pack.CustomerIds.CopyTo(Ids, start);
        pack.RecencyDays.CopyTo(RecencyDays, start);
        pack.Frequency.CopyTo(Frequency, start);
        pack.Monetary.CopyTo(Monetary, start);
        pack.NetSales.CopyTo(NetSales, start);
        pack.Scores.CopyTo(Scores, start);
        pack.Groups.CopyTo(Groups, start);
        pack.Tiers.CopyTo(Tiers, start);
        pack.Statuses.CopyTo(Statuses, start);
        pack.SegmentIds.CopyTo(SegmentIds, start);
        for (var i = 0; i < pack.Categories.Length; i++)
        {
            Categories.Set(start + i, pack.Categories[i]);
        }
    }

    private sealed record NumberedGroups(ItemNumbers Numbers, short[] Groups);

    private int[] Sorted()
    {
        int[] places = [.. Enumerable.Range(0, Count)];
        Array.Sort(places, CompareValues);
        return places;
    }

    private int CompareValues(int a, int b)
        => Monetary[a] != Monetary[b] ? Monetary[b].CompareTo(Monetary[a])
            : Frequency[a] != Frequency[b] ? Frequency[b].CompareTo(Frequency[a])
            : RecencyDays[a] != RecencyDays[b] ? RecencyDays[a].CompareTo(RecencyDays[b])
            : a.CompareTo(b);
}

/// <summary>A row of what is read.</summary>
internal sealed record RosterPack(
    int PackNumber, string[] CustomerIds, int[] RecencyDays, int[] Frequency, long[] Monetary, long[] NetSales, short[] Scores, short[] Groups, short[] Tiers, short[] Statuses,
    string?[] Categories, short[] SegmentIds);
