using ReportingPortal.Analytics.Recommendations.Acts;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>What models are made of.</summary>
/// <param name="CutAt">Null where nobody known has done anything.</param>
/// <param name="Early">The same as it was before the cut, for their test.</param>
internal sealed record RecommendationData(Catalogue Catalogue, PurchaseRecord Record, DateTimeOffset? CutAt, Lazy<EarlyData> Early);

/// <param name="FirstBoughtLater">By customer: the products bought after the cut for the first time.</param>
internal sealed record EarlyData(Catalogue Catalogue, PurchaseRecord Record, IReadOnlyList<(int User, HashSet<int> Relevant)> FirstBoughtLater);

/// <summary>How a product is described; one that is not listed counts only where somebody did something with it.</summary>
internal sealed record ProductRow(string ProductId, bool IsListed, string? Name, string? Category, decimal? Price);

/// <summary>Reads what people did, whom and which products the shop knows, and adds up what customers have to do with products.</summary>
internal sealed class InteractionReader(TenantSession session, RecommendationSettings settings)
{
    private const double Day = 86400;

    internal static readonly SqlFile Items = SqlFile.Of<InteractionReader>("Recommendations/CatalogueItems.sql");
    internal static readonly SqlFile Customers = SqlFile.Of<InteractionReader>("Recommendations/KnownCustomers.sql");

    /// <param name="runId">The run whose segments customers without interactions belong to.</param>
    public async Task<RecommendationData> ReadAsync(Guid runId, CancellationToken ct)
    {
        var months = await new ActReader(session, settings).ReadAsync(ct);
        var products = (await session.QueryAsync<ProductRow>(Items, null, ct)).ToDictionary(row => row.ProductId);
        var groups = new CustomerGroups();
        foreach (var customer in await session.QueryAsync<CustomerRow>(Customers, new { run_id = runId }, ct))
        {
            groups.Add(customer.CustomerId, customer.Segment, Named("the segment ", customer.GivenSegment), Named("customers in ", customer.Region));
        }

        var history = new InteractionHistory(months, groups.CustomerIds, products.Values.Where(row => row.IsListed).Select(row => row.ProductId), settings);
        var (firstAt, lastAt) = (history.FirstAt ?? 0, history.LastAt ?? 0);
        var cutAt = firstAt + ((lastAt - firstAt) * (1 - settings.TestShare));
        var recent = Day * settings.RecentDays;
        return new RecommendationData(
            history.CatalogueAt(double.MaxValue, lastAt - recent, products), history.RecordAt(double.MaxValue, lastAt, groups.Names, groups.Of(history.UserIds)),
            history.FirstAt is null ? null : DateTimeOffset.UnixEpoch.AddSeconds(cutAt),
            new(() => new EarlyData(
                history.CatalogueAt(cutAt, cutAt - recent, products), history.RecordAt(cutAt, cutAt, [], CustomerGroups.None(history.UserIds.Length)), history.FirstBoughtFrom(cutAt))));
    }

    private static string? Named(string words, string? name) => name is null ? null : words + name;

    private sealed record CustomerRow(string CustomerId, string? Segment, string? GivenSegment, string? Region);
}
