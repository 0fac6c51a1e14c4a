namespace ReportingPortal.Analytics;

/// <summary>Where a sorted list goes on.</summary>
internal static class Bisection
{
    /// <summary>The first of so many places from which on something holds; their number where it holds nowhere.</summary>
    public static int First(int count, Func<int, bool> holds)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = holds(middle) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
