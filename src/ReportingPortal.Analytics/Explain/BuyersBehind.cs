using System.Runtime.CompilerServices;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Roster;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Explain;

/// <summary>
/// The customers with an order in a period, in the order of their ids: summed from the days in memory, as their number is, and kept while the
/// data stand. Only their names are read, a page at a time.
/// </summary>
public sealed class BuyersBehind(TenantSession session, DayReader days, GroupMembers groups, FigureCache cache)
{
    private const int NamesAtOnce = 1000;

    /// <summary>Sixteen bytes of a buyer to two hundred of an item of the cache.</summary>
    private const int BuyersAnItem = 12;

    private static readonly SqlFile Names = SqlFile.Of<BuyersBehind>("Explain/BuyerNames.sql");

    /// <param name="after">The last id of the page before; null for the first.</param>
    internal async Task<RowsPage> PageAsync(ExplainedFigure figure, ExplainScope scope, string? after, int limit, CancellationToken ct)
    {
        var customers = await days.CustomersAsync(scope.Filter.Category, ct);
        var buyers = await FindAsync(customers, figure, scope, ct);
        var from = after is null ? 0 : Bisection.First(buyers.Customers.Length, i => CodePoints.Order.Compare(customers.IdOf(buyers.Customers[i]), after) > 0);
        var rows = await RowsAsync(customers, buyers, scope, from, Math.Min(limit + 1, buyers.Customers.Length - from), ct);
        var page = Page.Of(rows, limit, buyers.Customers.Length, row => Cursor.Of(new RowPosition(null, row.CustomerId)));
        return new RowsPage(page.Items, page.Total, true, page.NextCursor);
    }

    internal async IAsyncEnumerable<BuyerRow> AllAsync(ExplainedFigure figure, ExplainScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        var customers = await days.CustomersAsync(scope.Filter.Category, ct);
        var buyers = await FindAsync(customers, figure, scope, ct);
        for (var from = 0; from < buyers.Customers.Length; from += NamesAtOnce)
        {
            foreach (var row in await RowsAsync(customers, buyers, scope, from, Math.Min(NamesAtOnce, buyers.Customers.Length - from), ct))
            {
                yield return row;
            }
        }
    }

    private async Task<CustomerSums> FindAsync(CustomerDays customers, ExplainedFigure figure, ExplainScope scope, CancellationToken ct)
    {
        var (state, isNew) = (await DataState.FindAsync(session, ct), figure.Choice.IsNew);
        // Customers have other numbers once their days were let go and read again.
        return await cache.GetAsync(
            session, ("buyers", state.DataVersion, scope.Group is null ? null : state.CurrentRunId, customers.Numbered.Numbers, scope.Period, scope.Filter, scope.Group, isNew),
            async () => Sorted(customers, scope, isNew, await groups.OfAsync(scope.Group, customers, ct)), buyers => buyers.Customers.Length / BuyersAnItem);
    }

    private static CustomerSums Sorted(CustomerDays customers, ExplainScope scope, bool? isNew, bool[]? members)
    {
        var sums = customers.Sum(scope.Period, scope.Filter.Region, members);
        int[] places = [.. Enumerable.Range(0, sums.Customers.Length)
            .Where(place => sums.Orders[place] > 0 && (isNew is null || customers.IsNew(scope.Period, sums.Customers[place]) == isNew))];
        var ids = Array.ConvertAll(places, place => customers.IdOf(sums.Customers[place]));
        Array.Sort(ids, places, CodePoints.Order);
        return new CustomerSums(
            Array.ConvertAll(places, place => sums.Customers[place]), Array.ConvertAll(places, place => sums.Orders[place]), Array.ConvertAll(places, place => sums.NetSales[place]));
    }

    private async Task<List<BuyerRow>> RowsAsync(CustomerDays customers, CustomerSums buyers, ExplainScope scope, int from, int rows, CancellationToken ct)
    {
        string[] ids = [.. Enumerable.Range(from, rows).Select(place => customers.IdOf(buyers.Customers[place]))];
        var names = (await session.QueryAsync<BuyerName>(Names, new { ids }, ct)).ToDictionary(each => each.CustomerId, each => each.Name, StringComparer.Ordinal);
        return [.. ids.Index().Select(each => (Id: each.Item, Place: from + each.Index)).Select(each => new BuyerRow(
            each.Id, names.GetValueOrDefault(each.Id), buyers.Orders[each.Place], Amount.AsStored(buyers.NetSales[each.Place]),
            customers.FirstOrderOn(buyers.Customers[each.Place]), customers.IsNew(scope.Period, buyers.Customers[each.Place])))];
    }

    private sealed record BuyerName(string CustomerId, string Name);
}
