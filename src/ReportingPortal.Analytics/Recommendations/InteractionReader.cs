using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>What models are made of, and the same as it was before the cut, for their test.</summary>
/// <param name="CutAt">Null where nobody known has done anything.</param>
/// <param name="FirstBoughtLater">By customer: the products bought after the cut for the first time.</param>
internal sealed record RecommendationData(
    Catalogue Catalogue, PurchaseRecord Record, Catalogue EarlyCatalogue, PurchaseRecord EarlyRecord, DateTimeOffset? CutAt,
    IReadOnlyList<(int User, HashSet<int> Relevant)> FirstBoughtLater);

/// <summary>Reads interactions set by set: PostgreSQL adds them up by customer and product, a row a customer arrives.</summary>
internal sealed class InteractionReader(TenantSession session, RecommendationSettings settings)
{
    private const short View = (short)EventType.ProductView;
    private const short Cart = (short)EventType.AddToCart;
    private const short Sale = (short)LineKind.Sale;

    private static readonly SqlFile Span = SqlFile.Of<InteractionReader>("Recommendations/InteractionSpan.sql");
    private static readonly SqlFile Interactions = SqlFile.Of<InteractionReader>("Recommendations/Interactions.sql");
    private static readonly SqlFile Items = SqlFile.Of<InteractionReader>("Recommendations/CatalogueItems.sql");
    private static readonly SqlFile Customers = SqlFile.Of<InteractionReader>("Recommendations/KnownCustomers.sql");

    /// <param name="runId">The run whose segments customers without interactions belong to.</param>
    public async Task<RecommendationData> ReadAsync(Guid runId, CancellationToken ct)
    {
        var span = await session.QuerySingleAsync<SpanRow>(Span, new { view = View, cart = Cart, sale = Sale }, ct);
        var (firstAt, lastAt) = (span.FirstAt ?? DateTimeOffset.UnixEpoch, span.LastAt ?? DateTimeOffset.UnixEpoch);
        var cutAt = firstAt + ((lastAt - firstAt) * (1 - settings.TestShare));
        var (catalogue, early) = await CataloguesAsync(lastAt, cutAt, ct);
        var assembly = new RecordAssembly(catalogue, settings, lastAt - cutAt);
        foreach (var customer in await session.QueryAsync<CustomerRow>(Customers, new { run_id = runId }, ct))
        {
            assembly.AddCustomer(customer.CustomerId, [customer.Segment, Named("the segment ", customer.GivenSegment), Named("customers in ", customer.Region)]);
        }

        var weights = new
        {
            view = View,
            cart = Cart,
            sale = Sale,
            view_weight = settings.ViewWeight,
            cart_weight = settings.CartWeight,
            purchase_weight = settings.PurchaseWeight,
            half_life = settings.HalfLifeDays,
            last_at = lastAt,
            cut_at = cutAt,
        };
        await foreach (var row in session.StreamAsync<InteractionRow>(Interactions, weights, ct))
        {
            assembly.AddInteractions(row);
        }

        return assembly.Build(early, span.FirstAt is null ? null : cutAt);
    }

    private static string? Named(string words, string? name) => name is null ? null : words + name;

    private async Task<(Catalogue Now, Catalogue Early)> CataloguesAsync(DateTimeOffset lastAt, DateTimeOffset cutAt, CancellationToken ct)
    {
        var recent = TimeSpan.FromDays(settings.RecentDays);
        var rows = await session.QueryAsync<ItemRow>(
            Items,
            new
            {
                view = View,
                cart = Cart,
                sale = Sale,
                view_weight = settings.ViewWeight,
                cart_weight = settings.CartWeight,
                recent_at = lastAt - recent,
                cut_at = cutAt,
                early_recent_at = cutAt - recent,
            },
            ct);
        var cutOn = DateOnly.FromDateTime(cutAt.UtcDateTime);
        return (
            new Catalogue([.. rows.Select(row => new CatalogueItem(row.ProductId, row.Name, row.Category, row.Price, row.RecentPurchases, row.Purchases, row.Interest, row.FirstSeenOn))]),
            new Catalogue([.. rows.Select(row => new CatalogueItem(
                row.ProductId, row.Name, row.Category, row.Price, row.EarlyRecentPurchases, row.EarlyPurchases, row.EarlyInterest, row.FirstSeenOn <= cutOn ? row.FirstSeenOn : null))]));
    }

    private sealed record SpanRow(DateTimeOffset? FirstAt, DateTimeOffset? LastAt);

    private sealed record CustomerRow(string CustomerId, string? Segment, string? GivenSegment, string? Region);

    private sealed record ItemRow(
        string ProductId, string? Name, string? Category, decimal? Price, int RecentPurchases, int Purchases, double Interest, DateOnly? FirstSeenOn,
        int EarlyRecentPurchases, int EarlyPurchases, double EarlyInterest);
}

/// <param name="Bought">0 not, 1 before the cut, 2 first after it.</param>
internal sealed record InteractionRow(string CustomerId, string[] ProductIds, float[] Weights, float[] EarlyWeights, short[] Bought);
