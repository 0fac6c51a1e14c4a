namespace ReportingPortal.DemoData.Generation;

/// <summary>Draws an index in proportion to its weight.</summary>
internal sealed class WeightedChoice
{
    private readonly double[] cumulative;

    public WeightedChoice(IEnumerable<double> weights)
    {
        var sum = 0.0;
        cumulative = [.. weights.Select(weight => sum += weight)];
    }

    public int Next(SeededRandom random) => Next(random, 0, cumulative.Length - 1);

    /// <summary>Draws among the indexes from <paramref name="first"/> up to and including <paramref name="last"/>.</summary>
    public int Next(SeededRandom random, int first, int last)
    {
        var below = first == 0 ? 0 : cumulative[first - 1];
        var index = IndexOf(below + (random.Share() * (cumulative[last] - below)));
        return Math.Clamp(index, first, last);
    }

    /// <summary>The index under which <paramref name="share"/> (0 to 1) of the whole weight falls.</summary>
    public int At(double share) => Math.Min(IndexOf(share * cumulative[^1]), cumulative.Length - 1);

    /// <summary>How far (0 to 1) into its index's own weight <paramref name="share"/> falls.</summary>
    public double Within(double share)
    {
        var index = At(share);
        var below = index == 0 ? 0 : cumulative[index - 1];
        return Math.Clamp(((share * cumulative[^1]) - below) / (cumulative[index] - below), 0, 1);
    }

    private int IndexOf(double weight)
    {
        var found = Array.BinarySearch(cumulative, weight);
        return found >= 0 ? found + 1 : ~found;
    }
}
