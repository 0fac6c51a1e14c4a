using System.Runtime.InteropServices;

namespace ReportingPortal.Ingestion.Rollups;

/// <summary>A region's part of one day: its cells by category, its customers as a whole and in each category, its products.</summary>
internal sealed class RegionFigures
{
    public CellFigures Whole { get; } = new();

    public Dictionary<string, CellFigures> Cells { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, CustomerFigures> Customers { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Dictionary<CustomerFigures, SaleFigures>> CustomersByCategory { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SaleFigures> Products { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a line to all it belongs to.</summary>
    public LinePlaces Add(SaleLine line)
    {
        var cell = Of(Cells, line.Category, static () => new());
        var product = Of(Products, line.ProductId, static () => new());
        cell.Add(line);
        product.Add(line);
        if (line.CustomerId is not { } id)
        {
            return new(cell, product, null, null);
        }

        var customer = Of(Customers, id, static () => new());
        var bought = Of(Of(CustomersByCategory, line.Category, static () => []), customer, static () => new());
        customer.Add(line);
        bought.Add(line);
        return new(cell, product, customer, bought);
    }

    /// <param name="make">Not the type's own constructor: by that, a million of them took three per cent of a load.</param>
    public static T Of<TKey, T>(Dictionary<TKey, T> known, TKey key, Func<T> make)
        where TKey : notnull
        where T : class
        => CollectionsMarshal.GetValueRefOrAddDefault(known, key, out _) ??= make();
}

/// <summary>What one line was added to.</summary>
/// <param name="Customer">Null for a guest, as <paramref name="Bought"/> is, which is the customer's part of the cell.</param>
internal readonly record struct LinePlaces(CellFigures Cell, SaleFigures Product, CustomerFigures? Customer, SaleFigures? Bought);
