using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Rollups;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Testing;

namespace ReportingPortal.Analytics.Tests.Seeding;

/// <summary>
/// A tenant's order lines, written with rollups worked out here line by line: slow, plain, and independent of the SQL
/// that ingestion refreshes them with.
/// </summary>
public sealed class ShopSeed(PortalDatabase database, Tenant tenant)
{
    private readonly List<OrderLine> lines = [];
    private readonly Dictionary<(string Order, string Product), int> occurrences = [];
    private readonly Dictionary<string, DateTimeOffset> moments = [];
    private readonly List<DailySessions> sessions = [];
    private readonly List<BehaviourEvent> events = [];
    private readonly List<Customer> customers = [];

    public Tenant Tenant => tenant;

    public ShopSeed Order(
        string order, string? customer, string day, decimal netSales, string product = "P", string? category = "Things", string region = "North",
        decimal quantity = 1, decimal discount = 0, decimal? cost = null)
    {
        Add(order, customer, day, netSales, product, category, region, quantity, discount, cost, LineKind.Sale);
        return this;
    }

    public ShopSeed Return(
        string order, string? customer, string day, decimal amount, string product = "P", string category = "Things", string region = "North",
        decimal quantity = 1, decimal? cost = null)
    {
        Add(order, customer, day, -amount, product, category, region, -quantity, 0, -cost, LineKind.Return);
        return this;
    }

    public ShopSeed Visits(string day, int visits, int purchasing)
    {
        sessions.Add(new DailySessions { TenantId = tenant.TenantId, SessionDate = Day(day), Sessions = visits, PurchasingSessions = purchasing, Visitors = visits, Events = visits * 3 });
        return this;
    }

    /// <param name="at">UTC, which is the tenant's zone of such shops; without it events are a minute apart.</param>
    public ShopSeed Event(string? customer, string session, EventType type, string? product = null, string? category = null, string? at = null)
    {
        var moment = at is null
            ? DateTimeOffset.UnixEpoch.AddMinutes(events.Count)
            : DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        events.Add(new BehaviourEvent
        {
            TenantId = tenant.TenantId,
            EventId = $"E{events.Count}",
            OccurredAt = moment,
            EventDate = DateOnly.FromDateTime(moment.UtcDateTime),
            RowNumber = events.Count,
            CustomerId = customer,
            SessionId = session,
            EventType = type,
            ProductId = product,
            Category = category,
        });
        return this;
    }

    /// <summary>A customer of the master file; those who order or visit are added by themselves.</summary>
    public ShopSeed Customer(string id, string? name = null, string region = "North", string? givenSegment = null, string? registeredOn = null)
    {
        customers.Add(new Customer
        {
            TenantId = tenant.TenantId,
            CustomerId = id,
            Name = name,
            Region = region,
            GivenSegment = givenSegment,
            RegisteredOn = registeredOn is null ? null : Day(registeredOn),
        });
        return this;
    }

    public async Task SaveAsync(CancellationToken ct)
    {
        await using var scope = database.ScopeOf(tenant);
        var rows = lines.Concat<object>(sessions).Concat(events).Concat(AllCustomers()).Concat(OrdersOfCustomers()).Concat(SessionsOfVisitors()).Concat(Products()).Concat(RollupArithmetic.Of(lines, customers).All());
        await BulkInsert.RunAsync(database, scope.Session.Db, rows, ct);
        await using var transaction = await scope.Session.BeginWriteAsync(ct);
        await SetStateAsync(scope.Session.Db, ct);
        await scope.Session.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Adds the events alone to a shop that was saved before.</summary>
    /// <param name="prefix">Tells their ids from those there are.</param>
    public async Task SaveEventsAsync(CancellationToken ct, string prefix = "later")
    {
        events.ForEach(each => each.EventId = prefix + each.EventId);
        await using var scope = database.ScopeOf(tenant);
        await BulkInsert.RunAsync(database, scope.Session.Db, events.Concat<object>(SessionsOfVisitors()), ct);
    }

    private IEnumerable<Customer> AllCustomers()
    {
        var known = customers.Select(c => c.CustomerId).ToHashSet();
        return customers.Concat(lines.Select(l => l.CustomerId).Concat(events.Select(e => e.CustomerId)).OfType<string>().Distinct().Where(id => !known.Contains(id))
            .Select(id => new Customer { TenantId = tenant.TenantId, CustomerId = id, IsDerived = true }));
    }

    private IEnumerable<CustomerOrders> OrdersOfCustomers()
    {
        var upload = Guid.NewGuid();
        return lines.Where(l => l.CustomerId is not null).GroupBy(l => l.CustomerId!).Select(group => new CustomerOrders
        {
            TenantId = tenant.TenantId,
            CustomerId = group.Key,
            UploadId = upload,
            OrderIds = [.. group.Select(l => l.OrderId).Distinct()],
        });
    }

    private IEnumerable<VisitorSessions> SessionsOfVisitors()
    {
        var upload = Guid.NewGuid();
        return events.Where(e => e.CustomerId is not null).GroupBy(e => e.CustomerId!).Select(group => new VisitorSessions
        {
            TenantId = tenant.TenantId,
            CustomerId = group.Key,
            UploadId = upload,
            SessionIds = [.. group.Select(e => e.SessionId).Distinct()],
        });
    }

    private IEnumerable<Product> Products()
        => lines.GroupBy(l => l.ProductId).Select(group => new Product
        {
            TenantId = tenant.TenantId,
            ProductId = group.Key,
            Name = $"Product {group.Key}",
            Category = group.Last().Category,
            IsDerived = true,
        });

    private async Task SetStateAsync(ReportingDbContext db, CancellationToken ct)
    {
        var state = await db.TenantStates.SingleOrDefaultAsync(ct);
        if (state is null)
        {
            db.Add(state = new TenantState { TenantId = tenant.TenantId });
        }

        state.DataVersion++;
        // Nothing of it is still to come.
        var changed = lines.Select(l => l.OrderDate).Concat(events.Select(e => e.EventDate)).Append(new DateOnly(2024, 3, 31)).Max().AddDays(1);
        state.DataChangedAt = new DateTimeOffset(changed, new TimeOnly(6, 0), TimeSpan.Zero);
        state.AsOfDate = lines.Where(l => l.Kind == LineKind.Sale).Select(l => (DateOnly?)l.OrderDate).Max();
    }

    private void Add(
        string order, string? customer, string day, decimal netSales, string product, string? category, string region, decimal quantity,
        decimal discount, decimal? cost, LineKind kind)
        => lines.Add(new OrderLine
        {
            TenantId = tenant.TenantId,
            OrderId = order,
            ProductId = product,
            Occurrence = occurrences[(order, product)] = occurrences.GetValueOrDefault((order, product)) + 1,
            OrderedAt = moments.TryGetValue(order, out var moment) ? moment
                : moments[order] = new DateTimeOffset(Day(day).ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero).AddSeconds(lines.Count),
            OrderDate = Day(day),
            CustomerId = customer,
            Region = region,
            Category = category,
            Quantity = quantity,
            UnitPrice = quantity == 0 ? 0 : (netSales + discount) / quantity,
            Discount = discount,
            NetSales = netSales,
            Cost = cost,
            Kind = kind,
            IsValid = true,
        });

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
