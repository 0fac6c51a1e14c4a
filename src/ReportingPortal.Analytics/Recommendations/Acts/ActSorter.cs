namespace ReportingPortal.Analytics.Recommendations.Acts;

/// <summary>Puts the acts of all months in the order of customers, products and time; those of guests last and as they come.</summary>
internal sealed class ActSorter
{
    /// <param name="users">In ordinal order, as are <paramref name="products"/>; their places are their numbers.</param>
    public ActSorter(IReadOnlyList<ActMonth> months, string[] users, string[] products)
    {
        var (userNumbers, productNumbers) = (Numbers(users), Numbers(products));
        int[][] usersOf = [.. months.Select(month => Array.ConvertAll(month.CustomerIds, id => userNumbers[id]))];
        Starts = new int[users.Length + 2];
        foreach (var (place, month) in months.Index())
        {
            foreach (var customer in month.Customers)
            {
                Starts[(customer == ActMonth.Guest ? users.Length : usersOf[place][customer]) + 1]++;
            }
        }

        for (var user = 0; user <= users.Length; user++)
        {
            Starts[user + 1] += Starts[user];
        }

        Acts = new ulong[Starts[^1]];
        FirstSeen = new DateOnly?[products.Length];
        var next = Starts[..^1];
        foreach (var (place, month) in months.Index())
        {
            var productsOf = Array.ConvertAll(month.ProductIds, id => productNumbers[id]);
            for (var act = 0; act < month.Products.Length; act++)
            {
                var user = month.Customers[act] == ActMonth.Guest ? users.Length : usersOf[place][month.Customers[act]];
                Acts[next[user]++] = Act.Of(productsOf[month.Products[act]], month.StartsAt + month.Seconds[act], month.Kinds[act]);
            }

            foreach (var (product, day) in productsOf.Zip(month.FirstDays))
            {
                var on = month.Month.AddDays(day - 1);
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
