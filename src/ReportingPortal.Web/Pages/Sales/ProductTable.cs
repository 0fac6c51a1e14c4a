using ReportingPortal.Analytics.Pareto;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Sales;

/// <summary>The products of a period by net sales with their class; the page shows the first hundred, the file all.</summary>
/// <param name="linkOf">Leads to a product's own sales.</param>
public sealed class ProductTable(IReadOnlyList<SalesSlice> products, ParetoResult curve, FigureFormat format, string csvHref, Func<string, string> linkOf)
{
    private const int Shown = 100;

    private readonly Dictionary<string, char> classes = curve.Items.ToDictionary(item => item.Id, item => item.Class);

    public FigureFormat Format => format;

    public string CsvHref => csvHref;

    public string LinkOf(SalesSlice product) => linkOf(product.Id);

    public int Total => products.Count;

    public IEnumerable<SalesSlice> Rows => products.Take(Shown);

    public string Counted => Total > Shown
        ? $"The {Shown} best of {FigureFormat.Count(Total)} products; the CSV holds all."
        : FigureFormat.Plural(Total, "product") + ".";

    public decimal NetSales => products.Sum(product => product.NetSales);

    public decimal? Profit => products.Any(product => product.Profit is not null) ? products.Sum(product => product.Profit) : null;

    public decimal Units => products.Sum(product => product.UnitsSold);

    /// <summary>A, B or C; "–" for products without positive sales, which D5 lists apart.</summary>
    public string ClassOf(SalesSlice product) => classes.TryGetValue(product.Id, out var letter) ? letter.ToString() : FigureFormat.Undefined;
}
