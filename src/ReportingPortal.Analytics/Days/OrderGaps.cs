namespace ReportingPortal.Analytics.Days;

/// <summary>Whole days from one day a customer ordered to the next, counted: orders of one day are one occasion.</summary>
internal sealed class OrderGaps
{
    private const int Longest = 36_525;

    private readonly int[] times = new int[Longest + 1];

    public long Count { get; private set; }

    /// <param name="days">1 or more; above a hundred years they count as so many.</param>
    public void Add(int days, int often = 1)
    {
        times[Math.Min(days, Longest)] += often;
        Count += often;
    }

    /// <summary>Type 7 over counted values: those at the two neighbouring places, linearly.</summary>
    /// <exception cref="InvalidOperationException">No gap was counted.</exception>
    public decimal Percentile(int percent)
    {
        var (below, rest) = Math.DivRem((Count - 1) * percent, 100L);
        var lower = At(below);
        return rest == 0 ? lower : lower + ((At(below + 1) - lower) * (decimal)rest / 100);
    }

    private int At(long place)
    {
        var seen = 0L;
        for (var days = 0; days <= Longest; days++)
        {
            seen += times[days];
            if (place < seen)
            {
                return days;
            }
        }

        throw new InvalidOperationException("No gap was counted there.");
    }
}
