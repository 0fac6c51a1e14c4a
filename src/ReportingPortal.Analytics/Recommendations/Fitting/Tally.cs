namespace ReportingPortal.Analytics.Recommendations.Fitting;

/// <summary>Sums under numbers, most of which stay empty: what was touched is remembered, so that clearing costs no more than filling.</summary>
internal sealed class Tally(int size)
{
    private readonly double[] sums = new double[size];
    private readonly bool[] isTouched = new bool[size];
    private readonly List<int> touched = [];

    public IReadOnlyList<int> Touched => touched;

    public double this[int index] => sums[index];

    public void Add(int index, double amount)
    {
        if (!isTouched[index])
        {
            isTouched[index] = true;
            touched.Add(index);
        }

        sums[index] += amount;
    }

    public void Clear()
    {
        foreach (var index in touched)
        {
            (sums[index], isTouched[index]) = (0, false);
        }

        touched.Clear();
    }
}
