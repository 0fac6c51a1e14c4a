using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Customers;

/// <summary>Finds each customer's favourite category by the tenant's rule (D14) in the transaction of a run, for lists to be cut to.</summary>
internal sealed class FavouriteCategories(TenantSession session)
{
    private static readonly SqlFile Ties = SqlFile.Of<FavouriteCategories>("Customers/FavouriteTies.sql");

    /// <returns>The customers with one.</returns>
    public async Task<int> RunAsync(RunContext run, CancellationToken ct)
    {
        var customers = await run.Data.CustomersAsync(ct);
        var sums = await SumsAsync(run, customers, ct);
        var favourites = sums.Favourites;
        await DecideAsync(customers, sums.Ties(), favourites, ct);
        session.Db.AddRange(customers.Packs().Select(pack => new FavouritePack
        {
            TenantId = session.Tenant.TenantId,
            RunId = run.RunId,
            PackNumber = pack.Number,
            Categories = favourites[pack.Places],
        }));
        await session.SaveAndForgetAsync(ct);
        return favourites.Count(category => category is not null);
    }

    /// <summary>Packed days know no units: where these decide, the lines are walked that the run has in memory anyway.</summary>
    private async Task<FavouriteSums> SumsAsync(RunContext run, RunCustomers customers, CancellationToken ct)
        => (await GroupingRuleStore.OfAsync(session, ct)).FavouriteBy == FavouriteBy.Units
            ? FavouriteSums.OfUnits(customers, await run.Data.LinesAsync(session, ct), run.Data.Until)
            : FavouriteSums.OfNetSales(customers, (await run.Data.CategoriesAsync(ct)).All);

    private async Task DecideAsync(RunCustomers customers, IReadOnlyList<(int Customer, string Category)> ties, string?[] favourites, CancellationToken ct)
    {
        if (ties.Count == 0)
        {
            return;
        }

        var decided = await session.QueryAsync<Decided>(
            Ties,
            new
            {
                customer_ids = ties.Select(tie => customers.Ids[tie.Customer]).ToArray(),
                categories = ties.Select(tie => tie.Category).ToArray(),
                sale = (short)LineKind.Sale,
                @return = (short)LineKind.Return,
            },
            ct);
        var places = ties.Select(tie => tie.Customer).Distinct().ToDictionary(place => customers.Ids[place]);
        foreach (var each in decided)
        {
            favourites[places[each.CustomerId]] = each.Category;
        }
    }

    private sealed record Decided(string CustomerId, string Category);
}
