using ReportingPortal.Analytics.Days;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>Values in ascending order, of which a few places are looked at: only those become decimals.</summary>
/// <param name="At">The value at a place, from 0.</param>
internal sealed record SortedValues(int Count, Func<int, decimal> At)
{
    /// <summary>Above it, numbers are sorted instead of counted.</summary>
    private const int MostCounted = 100_000;

    /// <summary>Of whole numbers from 0, such as days and orders: few different ones, which are counted.</summary>
    public static SortedValues Of(int[] values)
    {
        var most = values.Length == 0 ? 0 : values.Max();
        if (most > MostCounted || values.Any(value => value < 0))
        {
            Array.Sort(values);
            return new SortedValues(values.Length, place => values[place]);
        }

        var upTo = new int[most + 1];
        foreach (var value in values)
        {
            upTo[value]++;
        }

        for (var value = 1; value <= most; value++)
        {
            upTo[value] += upTo[value - 1];
        }

        return new SortedValues(values.Length, place => FirstAbove(upTo, place));
    }

    /// <summary>Of sums in units of <see cref="Amount"/>.</summary>
    public static SortedValues Of(long[] sums)
    {
        Array.Sort(sums);
        return new SortedValues(sums.Length, place => Amount.ToDecimal(sums[place]));
    }

    public static SortedValues Of(decimal[] values)
    {
        Array.Sort(values);
        return new SortedValues(values.Length, place => values[place]);
    }

    /// <summary>The first number up to which there are more values than come before a place.</summary>
    private static int FirstAbove(int[] upTo, int place)
    {
        var (low, high) = (0, upTo.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = upTo[middle] > place ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
