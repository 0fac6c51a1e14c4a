namespace ReportingPortal.Analytics.Recommendations.Fitting;

/// <summary>Sums of amounts above 0 under numbers, most of which stay empty: what was touched is remembered, so that clearing costs no more than filling.</summary>
internal sealed class Tally(int size)
{
    private readonly double[] sums = new double[size];
    private readonly int[] touched = new int[size];
    private int count;

    public ReadOnlySpan<int> Touched => touched.AsSpan(0, count);

    public double this[int index] => sums[index];

    public void Add(int index, double amount)
    {
        ref var sum = ref sums[index];
        if (sum == 0)
        {
            touched[count++] = index;
        }

        sum += amount;
    }

    /// <summary>Adds a row of a sparse matrix, scaled.</summary>
    public void Add(ReadOnlySpan<int> indices, ReadOnlySpan<float> amounts, double scale)
    {
        var all = sums;
        var (list, end) = (touched, count);
        for (var i = 0; i < indices.Length; i++)
        {
            ref var sum = ref all[indices[i]];
            if (sum == 0)
            {
                list[end++] = indices[i];
            }

            sum += scale * amounts[i];
        }

        count = end;
    }

    public void Clear()
    {
        foreach (var index in Touched)
        {
            sums[index] = 0;
        }

        count = 0;
    }
}
