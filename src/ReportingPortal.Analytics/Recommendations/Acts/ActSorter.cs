namespace ReportingPortal.Analytics.Recommendations.Acts;

/// <summary>Puts the acts of all spans of time in the order of customers, products and time; those of guests last and as they come.</summary>
internal sealed class ActSorter
{
    /// <param name="users">In ordinal order, as are <paramref name="products"/>; their places are their numbers.</param>
    public ActSorter(IReadOnlyList<ActSpan> spans, string[] users, string[] products)
    {
        var (userNumbers, productNumbers) = (Numbers(users), Numbers(products));
        int[][] usersOf = [.. spans.Select(span => Array.ConvertAll(span.CustomerIds, id => userNumbers[id]))];
        Starts = new int[users.Length + 2];
        foreach (var (place, span) in spans.Index())
        {
            foreach (var customer in span.Customers)
            {
                Starts[(customer == ActSpan.Guest ? users.Length : usersOf[place][customer]) + 1]++;
            }
        }

        for (var user = 0; user <= users.Length; user++)
        {
            Starts[user + 1] += Starts[user];
        }

        Acts = new ulong[Starts[^1]];
        FirstSeen = new DateOnly?[products.Length];
        var next = Starts[..^1];
        foreach (var (place, span) in spans.Index())
        {
            var productsOf = Array.ConvertAll(span.ProductIds, id => productNumbers[id]);
            for (var act = 0; act < span.Products.Length; act++)
            {
                var user = span.Customers[act] == ActSpan.Guest ? users.Length : usersOf[place][span.Customers[act]];
                Acts[next[user]++] = Act.Of(productsOf[span.Products[act]], span.Moments[act], span.Kinds[act]);
            }

            foreach (var (product, day) in productsOf.Zip(span.FirstDays))
            {
                var on = DateOnly.FromDayNumber(day);
                FirstSeen[product] = FirstSeen[product] < on ? FirstSeen[product] : on;
            }
        }

        Parallel.For(0, users.Length, user => Array.Sort(Acts, Starts[user], Starts[user + 1] - Starts[user]));
    }

    /// <summary>The acts of user u stand from Starts[u] to before Starts[u + 1]; guests are one user more.</summary>
    public int[] Starts { get; }

    public ulong[] Acts { get; }

    /// <summary>By product: the first day on which anybody did something with it; null for nobody yet.</summary>
    public DateOnly?[] FirstSeen { get; }

    private static Dictionary<string, int> Numbers(string[] ids) => ids.Index().ToDictionary(each => each.Item, each => each.Index);
}
