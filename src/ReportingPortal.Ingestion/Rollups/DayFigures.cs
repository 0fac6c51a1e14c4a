namespace ReportingPortal.Ingestion.Rollups;

/// <summary>
/// The figures of one day's lines, by region and category and over all of them, by customer and by product (D16, D18). Pure:
/// lines in, sums out. An order counts once at each level it has a sale in; for sums over regions, in its first region only.
/// </summary>
internal sealed class DayFigures
{
    private static readonly Comparer<SaleLine> InOrder = Comparer<SaleLine>.Create(SaleLine.InOrder);

    private readonly List<SaleLine> lines = [];
    private readonly HashSet<string> categoriesOfOrder = new(StringComparer.Ordinal);
    private readonly HashSet<string> productsOfOrder = new(StringComparer.Ordinal);
    private readonly HashSet<string> productsOfRegion = new(StringComparer.Ordinal);

    public CellFigures Whole { get; private set; } = new();

    public Dictionary<string, CellFigures> Categories { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, RegionFigures> Regions { get; } = new(StringComparer.Ordinal);

    public DateOnly SaleDate { get; private set; }

    /// <summary>
    /// Customers of orders that have several, of all days so far: for which of them such an order counts hangs on all of its
    /// lines, so that a customer's count may change though no line of theirs did.
    /// </summary>
    public HashSet<string> Neighbours { get; } = new(StringComparer.Ordinal);

    public bool IsEmpty => lines.Count == 0;

    public void Add(SaleLine line)
    {
        SaleDate = line.SaleDate;
        lines.Add(line);
    }

    /// <param name="areOrdersTogether">The lines came order by order: only those of one order have to be put in order.</param>
    public void Compute(bool areOrdersTogether = false)
    {
        if (!areOrdersTogether)
        {
            lines.Sort(SaleLine.InOrder);
        }

        for (var start = 0; start < lines.Count;)
        {
            var end = start + 1;
            while (end < lines.Count && lines[end].OrderId == lines[start].OrderId)
            {
                end++;
            }

            if (areOrdersTogether && end - start > 1)
            {
                lines.Sort(start, end - start, InOrder);
            }

            AddOrder(start, end);
            start = end;
        }

        foreach (var region in Regions.Values)
        {
            foreach (var (category, cell) in region.Cells)
            {
                region.Whole.Include(cell);
                Category(category).Include(cell);
            }

            Whole.Include(region.Whole);
        }
    }

    public void Clear()
    {
        lines.Clear();
        Whole = new CellFigures();
        Categories.Clear();
        Regions.Clear();
    }

    private void AddOrder(int start, int end)
    {
        categoriesOfOrder.Clear();
        productsOfOrder.Clear();
        for (var i = start; i < end; i++)
        {
            var line = lines[i];
            var region = RegionFigures.Of(Regions, line.Region, static () => new());
            var places = region.Add(line);
            if (line.CustomerId != lines[start].CustomerId)
            {
                Meet(line, lines[start]);
            }

            if (line.IsSale)
            {
                Count(line, region, places, i == start ? null : lines[i - 1]);
            }
        }
    }

    private void Meet(SaleLine line, SaleLine first)
    {
        foreach (var customer in new[] { line.CustomerId, first.CustomerId })
        {
            if (customer is not null)
            {
                Neighbours.Add(customer);
            }
        }
    }

    /// <summary>Counts the order wherever this line is its first. Sales stand first in an order, so the line before is one too.</summary>
    private void Count(SaleLine line, RegionFigures region, in LinePlaces places, SaleLine? before)
    {
        var opensRegion = before?.Region != line.Region;
        if (before is null)
        {
            Whole.CountOrder(line);
        }

        if (opensRegion)
        {
            productsOfRegion.Clear();
            region.Whole.CountOrder(line);
            CountOrder(places.Customer, isFirst: before is null);
        }

        var opensCategory = categoriesOfOrder.Add(line.Category);
        if (opensRegion || before!.Category != line.Category)
        {
            places.Cell.CountOrder(line);
            CountOrder(places.Bought, opensCategory);
        }

        if (opensCategory)
        {
            Category(line.Category).CountOrder(line);
        }

        if (productsOfRegion.Add(line.ProductId))
        {
            CountOrder(places.Product, productsOfOrder.Add(line.ProductId));
        }
    }

    /// <param name="figures">Null for those of a guest.</param>
    /// <param name="isFirst">The order was counted for this in no other region yet.</param>
    private static void CountOrder(SaleFigures? figures, bool isFirst)
    {
        figures?.Orders += isFirst ? 1 : 0;
        figures?.OrdersElsewhere += isFirst ? 0 : 1;
    }

    private CellFigures Category(string category) => RegionFigures.Of(Categories, category, static () => new());
}
