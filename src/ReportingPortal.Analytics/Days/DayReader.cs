using Microsoft.EntityFrameworkCore.Storage;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Days;

/// <summary>
/// A tenant's days in memory, at exactly the state the unit of work reads. What a transaction has written and not committed is its own:
/// it is never kept for others.
/// </summary>
public sealed class DayReader(TenantSession session, DayCache cache)
{
    internal const string Every = "*";

    private static readonly SqlFile Version = SqlFile.Of<DayReader>("Days/DataVersion.sql");
    private static readonly SqlFile Days = SqlFile.Of<DayReader>("Days/DayVersions.sql");
    internal static readonly SqlFile Customers = SqlFile.Of<DayReader>("Days/CustomerDayRows.sql");
    internal static readonly SqlFile Categories = SqlFile.Of<DayReader>("Days/CategoryDayRows.sql");
    internal static readonly SqlFile Products = SqlFile.Of<DayReader>("Days/ProductDayRows.sql");

    /// <summary>By what it is and its name: a category may be called like anything else.</summary>
    private readonly Dictionary<(Type Set, string Name), object> own = [];
    private IDbContextTransaction? ownTransaction;
    private TenantDays? held;

    /// <summary>The same for as long as this reader lives, even where the cache lets it go meanwhile: sets speak of each other's numbers.</summary>
    private TenantDays Tenant => held ??= cache.Of(session.Tenant.TenantId);

    /// <param name="category">Null means all.</param>
    public async Task<CustomerDays> CustomersAsync(string? category, CancellationToken ct)
    {
        var all = await EveryCustomerAsync(ct);
        return new CustomerDays(category is null or Every ? all : await CategorySetAsync(category, all, ct), all.Firsts, Tenant.Customers);
    }

    public async Task<ProductDays> ProductsAsync(CancellationToken ct)
    {
        var tenant = Tenant;
        var set = await FindAsync(
            "products", tenant, () => tenant.ProductSet, kept => tenant.ProductSet = kept, set => set.Days.Version, (known, version) => ReadAsync(tenant, known, version, ct), ct);
        return new ProductDays(set.Days, set.Months, tenant.Products);
    }

    /// <summary>Every day of all categories together, with the numbers its customers have.</summary>
    internal async Task<(DaySet<CustomerPart> Days, ItemNumbers Numbers)> EveryDayAsync(CancellationToken ct)
        => ((await EveryCustomerAsync(ct)).Days, Tenant.Customers);

    /// <summary>Every day category by category; customers have the same numbers.</summary>
    internal async Task<DaySet<CategoryPart>> CategoriesAsync(CancellationToken ct)
    {
        var (tenant, all) = (Tenant, await EveryCustomerAsync(ct));
        return await FindAsync(
            "categories", tenant, () => tenant.CategorySet, kept => tenant.CategorySet = kept, set => set.Version,
            (known, version) => ReadAsync(tenant, all.Days, known, version, ct), ct);
    }

    private Task<CustomerSet> EveryCustomerAsync(CancellationToken ct)
    {
        var tenant = Tenant;
        return CustomerSetAsync(Every, tenant, (known, version) => ReadAsync(tenant, known, version, ct), ct);
    }

    /// <param name="all">Of all categories, at the same state: a category's customers are places in its days.</param>
    private Task<CustomerSet> CategorySetAsync(string category, CustomerSet all, CancellationToken ct)
    {
        var tenant = Tenant;
        return CustomerSetAsync(category, tenant, (known, version) => ReadAsync(tenant, category, all.Days, known, version, ct), ct);
    }

    private Task<CustomerSet> CustomerSetAsync(
        string name, TenantDays tenant, Func<DaySet<CustomerPart>, long, Task<DaySet<CustomerPart>>> read, CancellationToken ct)
        => FindAsync(
            name, tenant, () => tenant.CustomerSets.GetValueOrDefault(name) ?? CustomerSet.Of(DaySet<CustomerPart>.Empty),
            kept => tenant.CustomerSets[name] = kept, set => set.Days.Version,
            async (known, version) => CustomerSet.Of(await read(known?.Days ?? DaySet<CustomerPart>.Empty, version)), ct);

    /// <summary>The set at the state this unit of work reads: kept, or read, then kept unless it is older than what is, or not committed.</summary>
    private async Task<T> FindAsync<T>(
        string name, TenantDays tenant, Func<T> kept, Action<T> keep, Func<T, long> versionOf, Func<T?, long, Task<T>> read, CancellationToken ct)
        where T : class
    {
        var version = await session.QuerySingleOrDefaultAsync<long>(Version, null, ct);
        if (OwnOf<T>(name) is { } seen && versionOf(seen) == version)
        {
            return seen;
        }

        if (!session.IsWriting && versionOf(kept()) == version)
        {
            return kept();
        }

        await tenant.Gate.WaitAsync(ct);
        try
        {
            var known = kept();
            if (versionOf(known) == version && !session.IsWriting)
            {
                return known;
            }

            var set = await read(versionOf(known) <= version ? known : null, version);
            if (session.IsWriting)
            {
                own[(typeof(T), name)] = set;
            }
            else if (versionOf(known) < version)
            {
                keep(set);
                cache.Keep(session.Tenant.TenantId, tenant);
            }

            return set;
        }
        finally
        {
            tenant.Gate.Release();
        }
    }

    /// <summary>What this transaction has read of its own changes; forgotten with it.</summary>
    private T? OwnOf<T>(string name)
        where T : class
    {
        if (ownTransaction != session.Db.Database.CurrentTransaction)
        {
            own.Clear();
            ownTransaction = session.Db.Database.CurrentTransaction;
        }

        return own.GetValueOrDefault((typeof(T), name)) as T;
    }

    private async Task<DaySet<CustomerPart>> ReadAsync(TenantDays tenant, DaySet<CustomerPart> known, long version, CancellationToken ct)
    {
        var (standing, changed) = await ChangedAsync(known.Version, ct);
        var parts = new List<CustomerPart>();
        await foreach (var row in session.StreamAsync<CustomerRow>(Customers, new { days = changed.ToArray(), category = (string?)null }, ct))
        {
            parts.Add(CustomerPart.Of(row.SaleDate, row.Region, tenant.Customers.Of(row.CustomerIds!), row.Figures));
        }

        return known.With(version, tenant.Customers.Count, standing, changed, parts);
    }

    private async Task<DaySet<CustomerPart>> ReadAsync(
        TenantDays tenant, string category, DaySet<CustomerPart> all, DaySet<CustomerPart> known, long version, CancellationToken ct)
    {
        var (standing, changed) = await ChangedAsync(known.Version, ct);
        var parts = new List<CustomerPart>();
        await foreach (var row in session.StreamAsync<CustomerRow>(Customers, new { days = changed.ToArray(), category }, ct))
        {
            parts.Add(all.At(row.SaleDate, row.Region).In(row.Figures));
        }

        return known.With(version, tenant.Customers.Count, standing, changed, parts);
    }

    private async Task<DaySet<CategoryPart>> ReadAsync(
        TenantDays tenant, DaySet<CustomerPart> all, DaySet<CategoryPart>? former, long version, CancellationToken ct)
    {
        var known = former ?? DaySet<CategoryPart>.Empty;
        var (standing, changed) = await ChangedAsync(known.Version, ct);
        var parts = new List<CategoryPart>();
        await foreach (var row in session.StreamAsync<CategoryRow>(Categories, new { days = changed.ToArray() }, ct))
        {
            var whole = all.At(row.SaleDate, row.Region);
            parts.AddRange(row.Categories.Zip(row.CategoryFigures).Where(one => one.First.Length > 0).Select(one => CategoryPart.Of(one.First, whole.In(one.Second))));
        }

        return known.With(version, tenant.Customers.Count, standing, changed, parts);
    }

    private async Task<ProductSet> ReadAsync(TenantDays tenant, ProductSet? former, long version, CancellationToken ct)
    {
        var known = former ?? new ProductSet(DaySet<ProductPart>.Empty, DaySet<ProductPart>.Empty);
        var (standing, changed) = await ChangedAsync(known.Days.Version, ct);
        var parts = new List<ProductPart>();
        await foreach (var row in session.StreamAsync<ProductRow>(Products, new { days = changed.ToArray() }, ct))
        {
            parts.Add(ProductPart.Of(row.SaleDate, row.Region, tenant.Products.Of(row.ProductIds), row.Figures));
        }

        var days = known.Days.With(version, tenant.Products.Count, standing, changed, parts);
        return new ProductSet(days, MonthsOf(days, known, standing, changed));
    }

    private static DaySet<ProductPart> MonthsOf(DaySet<ProductPart> days, ProductSet known, HashSet<DateOnly> standing, HashSet<DateOnly> changed)
    {
        var gone = known.Days.All.ToArray().Select(part => part.Day).Where(day => !standing.Contains(day));
        var months = changed.Concat(gone).Select(day => Period.Month(day).From).ToHashSet();
        var summed = ProductDays.ByMonth(months.SelectMany(month => days.Of(Period.Month(month)).ToArray()), days.Items);
        return known.Months.With(days.Version, days.Items, standing.Select(day => Period.Month(day).From).ToHashSet(), months, summed.ToList());
    }

    private async Task<(HashSet<DateOnly> Standing, HashSet<DateOnly> Changed)> ChangedAsync(long since, CancellationToken ct)
    {
        var days = await session.QueryAsync<DayVersion>(Days, null, ct);
        return (days.Select(day => day.SaleDate).ToHashSet(), days.Where(day => day.DataVersion > since).Select(day => day.SaleDate).ToHashSet());
    }

    private sealed record DayVersion(DateOnly SaleDate, long DataVersion);

    /// <param name="CustomerIds">Null in one category.</param>
    private sealed record CustomerRow(DateOnly SaleDate, string Region, string[]? CustomerIds, byte[] Figures);

    private sealed record CategoryRow(DateOnly SaleDate, string Region, string[] Categories, byte[][] CategoryFigures);

    private sealed record ProductRow(DateOnly SaleDate, string Region, string[] ProductIds, byte[] Figures);
}
