using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Customers;

/// <summary>Finds each customer's favourite category (D14) in the transaction of a run, for lists to be cut to.</summary>
internal sealed class FavouriteCategories(TenantSession session)
{
    private static readonly SqlFile Favourites = SqlFile.Of<FavouriteCategories>("Customers/SaveFavourites.sql");

    /// <returns>The customers with one.</returns>
    public Task<int> RunAsync(Guid runId, CancellationToken ct)
        => session.ExecuteAsync(Favourites, new { run_id = runId, sale = (short)LineKind.Sale, @return = (short)LineKind.Return }, ct);
}
