using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Lines;

namespace ReportingPortal.Analytics.Runs;

/// <summary>What a run knows of a product beside the orders.</summary>
/// <param name="IsListed">The shop's own file names it; others are known from orders or events alone.</param>
internal sealed record RunProduct(string ProductId, string? Category, bool IsListed);

/// <summary>
/// All order lines of a run, and what customers and products add to them as they are known now: a line without a region has its customer's, one
/// without a category its product's.
/// </summary>
internal sealed class RunLines
{
    private const string Unknown = "Unknown";

    private readonly int[] regionOfCustomer;
    private readonly int[] categoryOfProduct;
    private readonly int unknownRegion;
    private readonly int unknownCategory;

    private RunLines(IReadOnlyList<LineDay> days, LineNumbers numbers, int[] regionOfCustomer, int[] categoryOfProduct)
    {
        (Days, Numbers) = (days, numbers);
        (this.regionOfCustomer, this.categoryOfProduct) = (regionOfCustomer, categoryOfProduct);
        (unknownRegion, unknownCategory) = (numbers.Regions.Of(Unknown), numbers.Categories.Of(Unknown));
    }

    public IReadOnlyList<LineDay> Days { get; }

    public LineNumbers Numbers { get; }

    /// <summary>By number: whether the shop's own file names them.</summary>
    public required bool[] IsCustomerListed { get; init; }

    public required bool[] IsProductListed { get; init; }

    /// <summary>Whether the shop has given a file of customers at all.</summary>
    public required bool HasCustomers { get; init; }

    public required bool HasProducts { get; init; }

    public static RunLines Of(LineSet set, LineNumbers numbers, RunCustomers customers, IReadOnlyList<RunProduct> products)
    {
        var (regions, isCustomerListed) = (new int[numbers.Customers.Count], new bool[numbers.Customers.Count]);
        for (var number = 0; number < regions.Length; number++)
        {
            var known = customers.PlaceOf.TryGetValue(numbers.Customers.IdOf(number), out var place) ? customers.Known[place] : null;
            (regions[number], isCustomerListed[number]) = (NumberOf(known?.Region, numbers.Regions), known?.IsListed ?? false);
        }

        var (categories, isProductListed) = (Enumerable.Repeat(Line.None, numbers.Products.Count).ToArray(), new bool[numbers.Products.Count]);
        foreach (var product in products)
        {
            if (numbers.Products.Find(product.ProductId) is { } number)
            {
                (categories[number], isProductListed[number]) = (NumberOf(product.Category, numbers.Categories), product.IsListed);
            }
        }

        return new RunLines(set.Days, numbers, regions, categories)
        {
            IsCustomerListed = isCustomerListed,
            IsProductListed = isProductListed,
            HasCustomers = customers.Known.Any(customer => customer.IsListed),
            HasProducts = products.Any(product => product.IsListed),
        };
    }

    /// <summary>The line's own, else its customer's; -1 where neither has one.</summary>
    public int KnownRegion(in Line line) => line.Region != Line.None ? line.Region : line.Customer == Line.None ? Line.None : regionOfCustomer[line.Customer];

    /// <summary>The line's own, else its product's; -1 where neither has one.</summary>
    public int KnownCategory(in Line line) => line.Category != Line.None ? line.Category : categoryOfProduct[line.Product];

    /// <summary>As figures name it.</summary>
    public int Region(in Line line) => KnownRegion(line) is >= 0 and var region ? region : unknownRegion;

    public int Category(in Line line) => KnownCategory(line) is >= 0 and var category ? category : unknownCategory;

    private static int NumberOf(string? name, ItemNumbers numbers) => name is null ? Line.None : numbers.Of(name);
}
