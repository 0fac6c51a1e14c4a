using ReportingPortal.Analytics.Recommendations.Fitting;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>What the customers of each group bought most; worked out when a group is first asked for.</summary>
internal sealed class GroupPopularity
{
    // More than any list asks for, known products included.
    private const int Kept = 200;

    private readonly Lazy<Scored[]>[] best;

    public GroupPopularity(PurchaseRecord record, Catalogue catalogue)
    {
        var members = record.AllGroupsOf.Index().Where(each => each.Item >= 0).ToLookup(each => each.Item, each => each.Index / PurchaseRecord.GroupKinds);
        best = [.. Enumerable.Range(0, record.Groups.Length).Select(group => new Lazy<Scored[]>(() => Best(record, catalogue, members[group])))];
    }

    /// <summary>Products with the number of the group's customers who bought them, most first.</summary>
    public IReadOnlyList<Scored> Of(int group) => best[group].Value;

    private static Scored[] Best(PurchaseRecord record, Catalogue catalogue, IEnumerable<int> members)
    {
        var (buyers, list) = (new Tally(catalogue.Count), new TopList(Kept, catalogue.Ranks));
        foreach (var user in members)
        {
            var columns = record.Interactions.Columns(user);
            var bought = record.BoughtBy(user);
            for (var i = 0; i < columns.Length; i++)
            {
                if (bought[i])
                {
                    buyers.Add(columns[i], 1);
                }
            }
        }

        foreach (var item in buyers.Touched)
        {
            list.Offer(item, (float)buyers[item]);
        }

        return list.Best.ToArray();
    }
}
