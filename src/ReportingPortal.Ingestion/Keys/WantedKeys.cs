namespace ReportingPortal.Ingestion.Keys;

/// <summary>Keys that are looked for in a file: in what was kept of it, and row by row while it is read.</summary>
/// <param name="facts">Orders or events; like the others different hashes, ascending.</param>
internal sealed class WantedKeys(ulong[] facts, ulong[] customers, ulong[] products)
{
    public static readonly WantedKeys None = new([], [], []);

    private readonly Lazy<HashSet<ulong>> factSet = new(() => [.. facts]);
    private readonly Lazy<HashSet<ulong>> customerSet = new(() => [.. customers]);
    private readonly Lazy<HashSet<ulong>> productSet = new(() => [.. products]);

    public bool IsEmpty => facts.Length + customers.Length + products.Length == 0;

    /// <summary>Whether a row names one of them.</summary>
    public bool Includes(in RowKeys row)
        => factSet.Value.Contains((ulong)row.Fact) || customerSet.Value.Contains((ulong)row.Customer) || productSet.Value.Contains((ulong)row.Product);

    /// <summary>Whether a file may name one of them; false is certain.</summary>
    public bool MayStandIn(KeptKeys file)
        => (facts.Length > 0 && file.Facts.MayHave(facts))
            || (customers.Length > 0 && file.Customers.MayHave(customers))
            || (products.Length > 0 && file.Products.MayHave(products));
}
