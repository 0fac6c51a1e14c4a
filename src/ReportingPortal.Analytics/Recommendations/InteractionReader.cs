using ReportingPortal.Analytics.Recommendations.Acts;
using ReportingPortal.Analytics.Runs;
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

    /// <param name="run">Whose segments customers without interactions belong to.</param>
    public async Task<RecommendationData> ReadAsync(RunContext run, CancellationToken ct)
    {
        var acts = await run.Data.ActsAsync(session, ct);
        var products = (await session.QueryAsync<ProductRow>(Items, null, ct)).ToDictionary(row => row.ProductId);
        var groups = await GroupsAsync(run, ct);
        var history = new InteractionHistory(acts, groups.CustomerIds, products.Values.Where(row => row.IsListed).Select(row => row.ProductId), settings);
        var (firstAt, lastAt) = (history.FirstAt ?? 0, history.LastAt ?? 0);
        var cutAt = firstAt + ((lastAt - firstAt) * (1 - settings.TestShare));
        var recent = Day * settings.RecentDays;
        return new RecommendationData(
            history.CatalogueAt(double.MaxValue, lastAt - recent, products), history.RecordAt(double.MaxValue, lastAt, groups.Names, groups.Of(history.UserIds)),
            history.FirstAt is null ? null : DateTimeOffset.UnixEpoch.AddSeconds(cutAt),
            new(() => new EarlyData(
                history.CatalogueAt(cutAt, cutAt - recent, products), history.RecordAt(cutAt, cutAt, [], CustomerGroups.None(history.UserIds.Length)), history.FirstBoughtFrom(cutAt))));
    }

    /// <summary>Of everybody the run knows: its own segment, the shop's, the region of the customer or else of the last order.</summary>
    private async Task<CustomerGroups> GroupsAsync(RunContext run, CancellationToken ct)
    {
        var customers = await run.Data.CustomersAsync(ct);
        var segments = run.Data.Segments ?? await RunSegments.ReadAsync(session, run.RunId, ct);
        var groups = new CustomerGroups();
        foreach (var (place, customer) in customers.Known.Index())
        {
            var region = string.IsNullOrEmpty(customer.Region) ? customer.LastRegion : customer.Region;
            groups.Add(customer.CustomerId, segments.Of(place), Named("the segment ", customer.GivenSegment), Named("customers in ", region));
        }

        return groups;
    }

    private static string? Named(string words, string? name) => string.IsNullOrEmpty(name) ? null : words + name;
}
