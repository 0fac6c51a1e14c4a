namespace ReportingPortal.Analytics.Recommendations;

/// <summary>Which groups customers belong to, in words, numbered as they are met.</summary>
internal sealed class CustomerGroups
{
    private static readonly int[] Nowhere = [.. Enumerable.Repeat(-1, PurchaseRecord.GroupKinds)];

    private readonly Dictionary<string, int> numbers = [];
    private readonly Dictionary<string, int[]> groupsOf = [];

    public IEnumerable<string> CustomerIds => groupsOf.Keys;

    public string[] Names => [.. numbers.Keys];

    /// <param name="named">Groups as "popular with …" goes on, the closest first; null for none of that kind.</param>
    public void Add(string customerId, params string?[] named)
        => groupsOf[customerId] = Array.ConvertAll(named, group => group is null ? -1 : numbers.TryAdd(group, numbers.Count) ? numbers.Count - 1 : numbers[group]);

    /// <summary>A group of each kind a customer, -1 for none.</summary>
    public int[] Of(string[] customerIds) => [.. customerIds.SelectMany(id => groupsOf.GetValueOrDefault(id, Nowhere))];

    public static int[] None(int customers) => [.. Enumerable.Repeat(-1, customers * PurchaseRecord.GroupKinds)];
}
