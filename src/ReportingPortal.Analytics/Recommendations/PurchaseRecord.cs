using ReportingPortal.Analytics.Recommendations.Fitting;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>Who has to do with which product how much (D11), who bought it, and which group of customers they belong to.</summary>
internal sealed class PurchaseRecord
{
    /// <summary>Segment of the run, segment of the shop, region: the closest first.</summary>
    public const int GroupKinds = 3;

    private readonly Dictionary<string, int> numbers;

    /// <param name="userIds">In their ordinal order, those without interactions included.</param>
    /// <param name="interactions">A row a customer, a column a product.</param>
    /// <param name="bought">Beside the entries of <paramref name="interactions"/>.</param>
    /// <param name="groupsOf">A group of each kind a customer, as places in <paramref name="groups"/>, -1 for none.</param>
    public PurchaseRecord(string[] userIds, SparseRows interactions, bool[] bought, string[] groups, int[] groupsOf)
    {
        (UserIds, Interactions, Bought, Groups, AllGroupsOf) = (userIds, interactions, bought, groups, groupsOf);
        numbers = userIds.Index().ToDictionary(each => each.Item, each => each.Index);
        ByItem = interactions.Transpose();
    }

    public string[] UserIds { get; }

    public SparseRows Interactions { get; }

    public SparseRows ByItem { get; }

    public bool[] Bought { get; }

    public string[] Groups { get; }

    public int[] AllGroupsOf { get; }

    public int? NumberOf(string userId) => numbers.TryGetValue(userId, out var number) ? number : null;

    public ReadOnlySpan<int> GroupsOf(int user) => AllGroupsOf.AsSpan(user * GroupKinds, GroupKinds);

    public ReadOnlySpan<bool> BoughtBy(int user) => Bought.AsSpan(Interactions.Starts[user], Interactions.Starts[user + 1] - Interactions.Starts[user]);

    /// <summary>The record of some customers, in their order.</summary>
    public PurchaseRecord Of(int[] users)
    {
        var starts = new int[users.Length + 1];
        for (var i = 0; i < users.Length; i++)
        {
            starts[i + 1] = starts[i] + Interactions.Columns(users[i]).Length;
        }

        var (columns, values, bought) = (new int[starts[^1]], new float[starts[^1]], new bool[starts[^1]]);
        for (var i = 0; i < users.Length; i++)
        {
            Interactions.Columns(users[i]).CopyTo(columns.AsSpan(starts[i]));
            Interactions.Values(users[i]).CopyTo(values.AsSpan(starts[i]));
            BoughtBy(users[i]).CopyTo(bought.AsSpan(starts[i]));
        }

        return new PurchaseRecord(
            Array.ConvertAll(users, user => UserIds[user]), new SparseRows(Interactions.ColumnCount, starts, columns, values), bought, Groups,
            [.. users.SelectMany(user => GroupsOf(user).ToArray())]);
    }
}
