using ReportingPortal.Analytics.Recommendations.Fitting;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>Customers and their interactions as they arrive, into matrices in the order of their ids.</summary>
/// <param name="tested">The time after the cut: weights that fade have faded by it when models are tested.</param>
internal sealed class RecordAssembly(Catalogue catalogue, RecommendationSettings settings, TimeSpan tested)
{
    private static readonly int[] NoGroups = [.. Enumerable.Repeat(-1, PurchaseRecord.GroupKinds)];

    private readonly Dictionary<string, int> groups = [];
    private readonly Dictionary<string, int[]> groupsOf = [];
    private readonly Dictionary<string, InteractionRow> interactions = [];

    /// <param name="named">Groups as "popular with …" goes on, the closest first; null for none of that kind.</param>
    public void AddCustomer(string customerId, string?[] named)
        => groupsOf[customerId] = Array.ConvertAll(named, group => group is null ? -1 : groups.TryAdd(group, groups.Count) ? groups.Count - 1 : groups[group]);

    public void AddInteractions(InteractionRow row) => interactions[row.CustomerId] = row;

    public RecommendationData Build(Catalogue early, DateTimeOffset? cutAt)
    {
        string[] users = [.. groupsOf.Keys.Union(interactions.Keys).Order(StringComparer.Ordinal)];
        var later = new List<(int, HashSet<int>)>();
        var (now, before, bought, boughtBefore) = (new SparseBuilder(), new SparseBuilder(), new List<bool>(), new List<bool>());
        var revive = settings.HalfLifeDays is { } halfLife ? (float)Math.Pow(2, tested.TotalDays / halfLife) : 1;
        foreach (var (user, id) in users.Index())
        {
            var row = interactions.GetValueOrDefault(id) ?? new InteractionRow(id, [], [], [], []);
            // A product the catalogue does not know any more can't be: both were read from one state of the data.
            var entries = row.ProductIds.Index().Select(each => (Item: catalogue.NumberOf(each.Item)!.Value, Place: each.Index)).OrderBy(each => each.Item).ToList();
            now.AddRow([.. entries.Select(each => each.Item)], [.. entries.Select(each => row.Weights[each.Place])]);
            before.AddRow([.. entries.Select(each => each.Item)], [.. entries.Select(each => row.EarlyWeights[each.Place] * revive)]);
            bought.AddRange(entries.Where(each => row.Weights[each.Place] > 0).Select(each => row.Bought[each.Place] > 0));
            boughtBefore.AddRange(entries.Where(each => row.EarlyWeights[each.Place] * revive > 0).Select(each => row.Bought[each.Place] == 1));
            var relevant = entries.Where(each => row.Bought[each.Place] == 2).Select(each => each.Item).ToHashSet();
            if (relevant.Count > 0)
            {
                later.Add((user, relevant));
            }
        }

        return new RecommendationData(
            catalogue, new PurchaseRecord(users, now.Build(catalogue.Count), [.. bought], [.. groups.Keys], [.. users.SelectMany(id => groupsOf.GetValueOrDefault(id, NoGroups))]),
            early, new PurchaseRecord(users, before.Build(catalogue.Count), [.. boughtBefore], [], [.. users.SelectMany(_ => NoGroups)]), cutAt, later);
    }
}
