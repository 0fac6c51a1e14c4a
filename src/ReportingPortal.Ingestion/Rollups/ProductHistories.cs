using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Rollups;

/// <summary>What products sold over many days, added up; like <see cref="CustomerHistories"/>, never more of them than memory should hold.</summary>
internal sealed class ProductHistories
{
    private const int Most = 200_000;

    private const short Columns = 7;

    private readonly Dictionary<string, History> histories = new(StringComparer.Ordinal);

    public bool IsFull => histories.Count >= Most;

    /// <summary>Adds a day of a region.</summary>
    public void Add(Dictionary<string, SaleFigures> day)
    {
        foreach (var (product, figures) in day)
        {
            RegionFigures.Of(histories, product).Add(figures);
        }
    }

    /// <summary>Writes product_changes in the order of its columns, and begins anew.</summary>
    public void WriteTo(CopyWriter copy)
    {
        foreach (var (product, history) in histories)
        {
            copy.BeginRow(Columns);
            copy.Text(product);
            copy.Int32(history.Orders);
            copy.Money(history.NetSales);
            copy.Money(history.UnitsSold);
            copy.Money(history.CostedNetSales);
            copy.Money(history.Cost);
            copy.Int32(history.SaleDays);
        }

        histories.Clear();
    }

    public void Clear() => histories.Clear();

    private sealed class History : SaleFigures
    {
        public int SaleDays { get; private set; }

        public void Add(SaleFigures day)
        {
            AddSums(day);
            Orders += day.Orders;
            SaleDays++;
        }
    }
}
