namespace ReportingPortal.Ingestion.Rollups;

/// <summary>A region's part of one day: its cells by category, its customers as a whole and in each category, its products.</summary>
internal sealed class RegionFigures
{
    public CellFigures Whole { get; } = new();

    public Dictionary<string, CellFigures> Cells { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, CustomerFigures> Customers { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Dictionary<CustomerFigures, SaleFigures>> CustomersByCategory { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SaleFigures> Products { get; } = new(StringComparer.Ordinal);

    public CellFigures Cell(string category) => Of(Cells, category);

    public SaleFigures Product(string product) => Of(Products, product);

    public CustomerFigures Customer(string customer) => Of(Customers, customer);

    public SaleFigures Customer(CustomerFigures customer, string category) => Of(Of(CustomersByCategory, category), customer);

    public static T Of<TKey, T>(Dictionary<TKey, T> known, TKey key)
        where TKey : notnull
        where T : new()
    {
        if (!known.TryGetValue(key, out var figures))
        {
            known[key] = figures = new T();
        }

        return figures;
    }
}
