using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Orphans;

/// <summary>What a list of orphans is about.</summary>
public enum OrphanKind
{
    Customer,
    Product,
}

/// <summary>A customer or product that orders or events name and no file of its kind describes.</summary>
/// <param name="Name">As the orders have it; null where they have none.</param>
/// <param name="Orders">0 for one known from events only.</param>
/// <param name="NetSales">In the tenant's currency.</param>
public sealed record Orphan(string Id, string? Name, int Orders, decimal NetSales);

/// <summary>
/// Orphans by id. There are none while the shop has given no file of that kind at all: then orders are all there is. One
/// heals by itself when its row arrives.
/// </summary>
public sealed class OrphansQuery(TenantSession session)
{
    private static readonly SqlFile Rows = SqlFile.Of<OrphansQuery>("Orphans/Orphans.sql");
    private static readonly SqlFile Count = SqlFile.Of<OrphansQuery>("Orphans/OrphanCount.sql");

    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public async Task<Page<Orphan>> RunAsync(OrphanKind kind, string? cursor, int limit, CancellationToken ct)
    {
        var of = kind == OrphanKind.Customer ? "customer" : "product";
        var after = Cursor.Parse<Position>(cursor);
        var total = await session.QuerySingleAsync<int>(Count, new { of }, ct);
        var rows = await session.QueryAsync<Orphan>(Rows, new { of, after_id = after?.Id, rows = limit + 1 }, ct);
        return Page.Of(rows, limit, total, row => Cursor.Of(new Position(row.Id)));
    }

    private sealed record Position(string Id);
}
