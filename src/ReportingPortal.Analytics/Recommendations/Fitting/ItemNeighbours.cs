using System.Collections.Concurrent;

namespace ReportingPortal.Analytics.Recommendations.Fitting;

/// <summary>Item-based nearest neighbours: for each product the others whose columns have the highest cosine with its own, best first.</summary>
internal sealed record ItemNeighbours(int[] Starts, int[] Neighbours, float[] Cosines)
{
    public ReadOnlySpan<int> Of(int item) => Neighbours.AsSpan(Starts[item], Starts[item + 1] - Starts[item]);

    public ReadOnlySpan<float> CosinesOf(int item) => Cosines.AsSpan(Starts[item], Starts[item + 1] - Starts[item]);

    /// <param name="ranks">Of products by popularity: ties go to the more popular one.</param>
    public static ItemNeighbours Fit(SparseRows users, SparseRows items, int[] ranks, int count)
    {
        var (squares, found) = (items.Squares(), new Scored[items.Count][]);
        Parallel.ForEach(
            Partitioner.Create(0, Math.Max(items.Count, 1), 32), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => (Dots: new Tally(items.Count), Best: new TopList(count, ranks)),
            (range, _, work) =>
            {
                for (var item = range.Item1; item < Math.Min(range.Item2, items.Count); item++)
                {
                    found[item] = Nearest(item, users, items, squares, work.Dots, work.Best);
                }

                return work;
            },
            _ => { });
        var starts = new int[items.Count + 1];
        for (var item = 0; item < items.Count; item++)
        {
            starts[item + 1] = starts[item] + found[item].Length;
        }

        return new ItemNeighbours(starts, [.. found.SelectMany(row => row.Select(each => each.Index))], [.. found.SelectMany(row => row.Select(each => each.Score))]);
    }

    /// <summary>Score of a product: Σ s·r over those of the customer's products that have it among their neighbours.</summary>
    public void Score(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, Tally scores)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            scores.Add(Of(columns[i]), CosinesOf(columns[i]), values[i]);
        }
    }

    /// <summary>The same under other numbers, without products that are gone; those not known here have no neighbours.</summary>
    /// <param name="places">The number here of each product there, -1 for none.</param>
    public ItemNeighbours Renumbered(int[] places)
    {
        var (starts, neighbours, cosines) = (new int[places.Length + 1], new List<int>(Neighbours.Length), new List<float>(Neighbours.Length));
        var numbers = Enumerable.Repeat(-1, Starts.Length - 1).ToArray();
        foreach (var (number, place) in places.Index().Where(each => each.Item >= 0))
        {
            numbers[place] = number;
        }

        for (var item = 0; item < places.Length; item++)
        {
            for (var entry = places[item] < 0 ? 0 : Starts[places[item]]; places[item] >= 0 && entry < Starts[places[item] + 1]; entry++)
            {
                if (numbers[Neighbours[entry]] >= 0)
                {
                    neighbours.Add(numbers[Neighbours[entry]]);
                    cosines.Add(Cosines[entry]);
                }
            }

            starts[item + 1] = neighbours.Count;
        }

        return new ItemNeighbours(starts, [.. neighbours], [.. cosines]);
    }

    private static Scored[] Nearest(int item, SparseRows users, SparseRows items, double[] squares, Tally dots, TopList best)
    {
        dots.Clear();
        best.Clear();
        var customers = items.Columns(item);
        var weights = items.Values(item);
        for (var i = 0; i < customers.Length; i++)
        {
            dots.Add(users.Columns(customers[i]), users.Values(customers[i]), weights[i]);
        }

        foreach (var other in dots.Touched)
        {
            if (other != item)
            {
                best.Offer(other, SparseRows.Cosine(dots[other], squares[item], squares[other]));
            }
        }

        return best.Best.ToArray();
    }
}
