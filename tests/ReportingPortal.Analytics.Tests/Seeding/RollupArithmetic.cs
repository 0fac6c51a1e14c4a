using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Rollups;
using ReportingPortal.Testing;

namespace ReportingPortal.Analytics.Tests.Seeding;

/// <summary>The rollups of some order lines, one group at a time.</summary>
internal sealed class RollupArithmetic
{
    private const string Every = "*";
    private const string Unknown = "Unknown";

    private readonly IReadOnlyList<OrderLine> lines;
    private readonly ILookup<string, OrderLine> orders;
    private readonly ILookup<string, Customer> customers;

    private RollupArithmetic(IReadOnlyList<OrderLine> lines, IEnumerable<Customer> customers)
    {
        this.lines = lines;
        orders = Sales(lines).ToLookup(line => line.OrderId);
        this.customers = customers.ToLookup(c => c.CustomerId);
    }

    public static RollupArithmetic Of(IReadOnlyList<OrderLine> lines, IEnumerable<Customer> customers) => new(lines, customers);

    public IEnumerable<object> All()
        => Days().Concat<object>(SalesSummaries()).Concat(CustomerDays()).Concat(ProductDays()).Concat(CustomerSummaries()).Concat(ProductSummaries());

    private IEnumerable<DailySales> Days()
        => lines
            .SelectMany(line => new[] { line.Region!, Every }.SelectMany(region => new[] { line.Category ?? Unknown, Every }.Select(category => (line, region, category))))
            .GroupBy(row => (row.line.OrderDate, row.region, row.category), row => row.line)
            .Select(group => new DailySales
            {
                TenantId = lines[0].TenantId,
                SaleDate = group.Key.OrderDate,
                Region = group.Key.region,
                Category = group.Key.category,
                GrossSales = Sales(group).Sum(l => l.NetSales + l.Discount),
                Discounts = Sales(group).Sum(l => l.Discount),
                Returns = -group.Where(l => l.Kind == LineKind.Return).Sum(l => l.NetSales),
                NetSales = group.Sum(l => l.NetSales),
                CostedNetSales = Costed(group).Sum(l => l.NetSales),
                Cost = Costed(group).Sum(l => l.Cost!.Value),
                UnitsSold = group.Sum(l => l.Quantity),
                Orders = Orders(group),
                Customers = Sales(group).Select(l => l.CustomerId).OfType<string>().Distinct().Count(),
                GuestOrders = Orders(group.Where(l => l.CustomerId is null)),
                LinesWithoutCost = group.Count(l => l.Cost is null),
            });

    private IEnumerable<SalesSummary> SalesSummaries()
        => lines.GroupBy(line => line.OrderDate).Select(group => new SalesSummary
        {
            TenantId = lines[0].TenantId,
            SaleDate = group.Key,
            TotalSales = group.Sum(l => l.NetSales),
            UniqueCustomers = Sales(group).Select(l => l.CustomerId).OfType<string>().Distinct().Count(),
            TotalProductsSold = group.Sum(l => l.Quantity),
            DataVersion = 1,
        });

    private IEnumerable<CustomerDay> CustomerDays()
        => lines.Where(line => line.CustomerId is not null).GroupBy(line => (line.OrderDate, line.Region)).Select(group =>
        {
            var buyers = Sorted(group, line => line.CustomerId!);
            var categories = Sorted(group, line => line.Category ?? Unknown);
            return new CustomerDay
            {
                TenantId = lines[0].TenantId,
                SaleDate = group.Key.OrderDate,
                Region = group.Key.Region!,
                CustomerIds = [.. buyers.Select(buyer => buyer.Key)],
                Figures = PackedColumns.Of([.. Columns(buyers, (_, _) => true), Elsewhere(buyers, (_, _) => true)]),
                Categories = [.. categories.Select(category => category.Key)],
                CategoryFigures = [.. categories.Select(category => Sorted(category, line => line.CustomerId!))
                    .Select(some => PackedColumns.Of(
                        [[.. some.Select(one => (long)buyers.FindIndex(buyer => buyer.Key == one.Key))], .. Columns(some, SameCategory), Elsewhere(some, SameCategory)]))],
            };
        });

    private IEnumerable<ProductDay> ProductDays()
        => lines.GroupBy(l => (l.OrderDate, l.Region)).Select(group =>
        {
            var products = Sorted(group, line => line.ProductId);
            return new ProductDay
            {
                TenantId = lines[0].TenantId,
                SaleDate = group.Key.OrderDate,
                Region = group.Key.Region!,
                ProductIds = [.. products.Select(product => product.Key)],
                Figures = PackedColumns.Of(
                    [
                        .. Columns(products, SameProduct),
                        [.. products.Select(product => PackedColumns.TenThousandths(Costed(product).Sum(l => l.NetSales)))],
                        [.. products.Select(product => PackedColumns.TenThousandths(Costed(product).Sum(l => l.Cost!.Value)))],
                        [.. products.Select(product => PackedColumns.TenThousandths(product.Sum(l => l.Quantity)))],
                        Elsewhere(products, SameProduct),
                        [.. products.Select(product => Costed(product).Any() && Costed(product).Sum(l => l.NetSales) == 0 && Costed(product).Sum(l => l.Cost!.Value) == 0 ? 1L : 0)],
                    ]),
            };
        });

    private static List<IGrouping<string, OrderLine>> Sorted(IEnumerable<OrderLine> some, Func<OrderLine, string> by)
        => [.. some.GroupBy(by).OrderBy(group => group.Key, StringComparer.Ordinal)];

    private static bool SameCategory(OrderLine one, OrderLine other) => one.Category == other.Category;

    private static bool SameProduct(OrderLine one, OrderLine other) => one.ProductId == other.ProductId;

    /// <summary>Orders, each in the first of its regions, and net sales.</summary>
    private long[][] Columns(List<IGrouping<string, OrderLine>> groups, Func<OrderLine, OrderLine, bool> alike)
        => [[.. groups.Select(group => (long)Orders(group.Where(line => !IsElsewhere(line, alike))))], [.. groups.Select(group => PackedColumns.TenThousandths(group.Sum(line => line.NetSales)))]];

    /// <summary>Orders that count in another region.</summary>
    private long[] Elsewhere(List<IGrouping<string, OrderLine>> groups, Func<OrderLine, OrderLine, bool> alike)
        => [.. groups.Select(group => (long)Orders(group.Where(line => IsElsewhere(line, alike))))];

    private bool IsElsewhere(OrderLine line, Func<OrderLine, OrderLine, bool> alike)
        => orders[line.OrderId].Any(other => string.CompareOrdinal(other.Region, line.Region) < 0 && alike(other, line));

    private IEnumerable<CustomerSummary> CustomerSummaries()
        => lines.Where(l => l.CustomerId is not null).GroupBy(l => l.CustomerId!).Select(group => new CustomerSummary
        {
            TenantId = lines[0].TenantId,
            CustomerId = group.Key,
            Name = customers[group.Key].FirstOrDefault()?.Name,
            Region = group.Last().Region!,
            FirstOrderAt = Sales(group).Min(l => (DateTimeOffset?)l.OrderedAt),
            LastOrderAt = Sales(group).Max(l => (DateTimeOffset?)l.OrderedAt),
            FirstOrderOn = Sales(group).Min(l => (DateOnly?)l.OrderDate),
            LastOrderOn = Sales(group).Max(l => (DateOnly?)l.OrderDate),
            LifetimeOrders = Orders(group),
            LifetimeNetSales = group.Sum(l => l.NetSales),
            LifetimeUnits = group.Sum(l => l.Quantity),
            CostedNetSales = Costed(group).Sum(l => l.NetSales),
            Cost = Costed(group).Sum(l => l.Cost!.Value),
        });

    private IEnumerable<ProductSummary> ProductSummaries()
        => lines.GroupBy(l => l.ProductId).Select(group => new ProductSummary
        {
            TenantId = lines[0].TenantId,
            ProductId = group.Key,
            Name = $"Product {group.Key}",
            Category = group.Last().Category ?? Unknown,
            Orders = Orders(group),
            NetSales = group.Sum(l => l.NetSales),
            UnitsSold = group.Sum(l => l.Quantity),
            CostedNetSales = Costed(group).Sum(l => l.NetSales),
            Cost = Costed(group).Sum(l => l.Cost!.Value),
            SaleDays = group.Select(l => (l.OrderDate, l.Region)).Distinct().Count(),
        });

    private static IEnumerable<OrderLine> Sales(IEnumerable<OrderLine> some) => some.Where(l => l.Kind == LineKind.Sale);

    private static IEnumerable<OrderLine> Costed(IEnumerable<OrderLine> some) => some.Where(l => l.Cost is not null);

    private static int Orders(IEnumerable<OrderLine> some) => Sales(some).Select(l => l.OrderId).Distinct().Count();
}
