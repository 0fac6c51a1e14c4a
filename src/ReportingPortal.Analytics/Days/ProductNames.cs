using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Days;

/// <summary>What a shop's products are called.</summary>
internal static class ProductNames
{
    public static readonly SqlFile Names = SqlFile.Of<DayReader>("Days/ProductNames.sql");

    /// <summary>By id; the id itself where there is no name.</summary>
    /// <param name="category">Only products of this category; null means all that were ever sold.</param>
    public static async Task<IReadOnlyDictionary<string, string>> FindAsync(TenantSession session, string? category, CancellationToken ct)
        => (await session.QueryAsync<ProductName>(Names, new { category }, ct)).ToDictionary(product => product.ProductId, product => product.Name, StringComparer.Ordinal);

    private sealed record ProductName(string ProductId, string Name);
}
