namespace ReportingPortal.Analytics.Recommendations.Fitting;

/// <summary>
/// User-based nearest neighbours: the cosine of two customers' rows. Nothing is fitted; neighbours are found through the
/// products they share, so a customer costs no more than the interactions with those.
/// </summary>
internal sealed class UserNeighbours(SparseRows users, SparseRows items, double[] squares)
{
    /// <summary>The nearest other customers with a cosine above 0, ties by id; the customer is left out by number, not by place.</summary>
    public void Find(int user, Tally products, TopList neighbours)
    {
        products.Clear();
        neighbours.Clear();
        var columns = users.Columns(user);
        var values = users.Values(user);
        for (var i = 0; i < columns.Length; i++)
        {
            products.Add(items.Columns(columns[i]), items.Values(columns[i]), values[i]);
        }

        foreach (var other in products.Touched)
        {
            if (other != user)
            {
                neighbours.Offer(other, SparseRows.Cosine(products[other], squares[user], squares[other]));
            }
        }
    }

    /// <summary>Score of a product: Σ s·r / Σ |s| over the neighbours.</summary>
    public void Score(ReadOnlySpan<Scored> neighbours, Tally scores)
    {
        var total = 0.0;
        foreach (var neighbour in neighbours)
        {
            total += neighbour.Score;
        }

        foreach (var neighbour in neighbours)
        {
            var columns = users.Columns(neighbour.Index);
            var values = users.Values(neighbour.Index);
            for (var i = 0; i < columns.Length; i++)
            {
                scores.Add(columns[i], (double)neighbour.Score * values[i] / total);
            }
        }
    }
}
