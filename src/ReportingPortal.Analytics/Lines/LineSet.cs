using ReportingPortal.Analytics.Days;

namespace ReportingPortal.Analytics.Lines;

/// <summary>The numbers lines speak in. A number stays its item's for good, so that days read at different times speak of the same.</summary>
internal sealed class LineNumbers
{
    public ItemNumbers Products { get; } = new();

    public ItemNumbers Customers { get; } = new();

    public ItemNumbers Regions { get; } = new();

    public ItemNumbers Categories { get; } = new();

    /// <summary>By their ids as text.</summary>
    public ItemNumbers Uploads { get; } = new();
}

/// <summary>The order lines of one state of a tenant's data, by day and in order. Never changes: a later state is another set that shares the days that stayed.</summary>
internal sealed class LineSet(long version, LineDay[] days)
{
    public static readonly LineSet Empty = new(-1, []);

    /// <summary>The tenant's data version it was read at.</summary>
    public long Version => version;

    public IReadOnlyList<LineDay> Days => days;

    public long Count { get; } = days.Sum(day => (long)day.Lines.Length);

    /// <summary>The set at a later state.</summary>
    /// <param name="standing">The days that have lines.</param>
    /// <param name="read">Those of them that were read again.</param>
    public LineSet With(long later, IReadOnlySet<DateOnly> standing, IReadOnlyDictionary<DateOnly, LineDay> read)
        => new(later, [.. days.Where(day => standing.Contains(day.Day) && !read.ContainsKey(day.Day)).Concat(read.Values).OrderBy(day => day.Day)]);
}

/// <summary>What of a tenant's lines is in memory.</summary>
internal sealed record TenantLines(LineNumbers Numbers, LineSet Set)
{
    public TenantLines()
        : this(new LineNumbers(), LineSet.Empty)
    {
    }
}
