namespace ReportingPortal.Analytics.Days;

/// <summary>One day in one region, unpacked: arrays side by side, a place an item.</summary>
internal abstract class DayPart(DateOnly day, string region, int[] items)
{
    public DateOnly Day => day;

    public string Region => region;

    /// <summary>The numbers of the day's items.</summary>
    public int[] Items => items;
}

/// <summary>The days of one state of a tenant's data, in order. Never changes: a later state is another set that shares the days that stayed.</summary>
internal sealed class DaySet<TPart>
    where TPart : DayPart
{
    public static readonly DaySet<TPart> Empty = new(-1, 0, []);

    private readonly TPart[] parts;

    private DaySet(long version, int items, TPart[] parts)
    {
        (Version, Items, this.parts) = (version, items, parts);
        Entries = parts.Sum(part => (long)part.Items.Length);
    }

    /// <summary>The tenant's data version it was read at.</summary>
    public long Version { get; }

    /// <summary>Above the number of every item in it.</summary>
    public int Items { get; }

    /// <summary>Places of all days together.</summary>
    public long Entries { get; }

    public ReadOnlySpan<TPart> All => parts;

    /// <summary>The days of a period.</summary>
    public ReadOnlySpan<TPart> Of(Period period)
    {
        var from = FirstNotBefore(period.From);
        return parts.AsSpan(from, Math.Max(0, FirstNotBefore(period.To) - from));
    }

    /// <summary>The part of a day and region that is in it.</summary>
    public TPart At(DateOnly day, string region)
    {
        for (var i = FirstNotBefore(day); i < parts.Length && parts[i].Day == day; i++)
        {
            if (parts[i].Region == region)
            {
                return parts[i];
            }
        }

        throw new ArgumentException("There is no such part.", nameof(region));
    }

    /// <summary>The set at a later state.</summary>
    /// <param name="standing">The days that have figures.</param>
    /// <param name="changed">Those of them that were read again, as <paramref name="read"/>.</param>
    /// <param name="items">How many items are numbered by now.</param>
    public DaySet<TPart> With(long version, int items, IReadOnlySet<DateOnly> standing, IReadOnlySet<DateOnly> changed, IEnumerable<TPart> read)
        => new(
            version, items,
            [.. parts.Where(part => standing.Contains(part.Day) && !changed.Contains(part.Day)).Concat(read)
                .OrderBy(part => part.Day).ThenBy(part => part.Region, StringComparer.Ordinal)]);

    /// <summary>The set without what comes after a day; items keep their numbers.</summary>
    public DaySet<TPart> Until(DateOnly day)
        => parts.Length == 0 || parts[^1].Day <= day ? this : new(Version, Items, parts[..FirstNotBefore(day.AddDays(1))]);

    private int FirstNotBefore(DateOnly day)
    {
        var (low, high) = (0, parts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = parts[middle].Day < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
