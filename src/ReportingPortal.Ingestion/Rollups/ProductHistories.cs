using ReportingPortal.Data.Rollups;
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
            RegionFigures.Of(histories, product, static () => new()).Add(figures);
        }
    }

    /// <summary>Takes a former day of a region off.</summary>
    /// <param name="figures">As in product_days.</param>
    public void Subtract(string[] products, byte[] figures)
    {
        var sums = PackedNumbers.Read(figures, 5);
        for (var i = 0; i < products.Length; i++)
        {
            RegionFigures.Of(histories, products[i], static () => new()).Subtract((int)sums[0][i], sums[1][i], sums[2][i], sums[3][i], sums[4][i]);
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
            copy.Amount(history.NetSales);
            copy.Amount(history.UnitsSold);
            copy.Amount(history.CostedNetSales);
            copy.Amount(history.Cost);
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

        public void Subtract(int orders, long netSales, long costedNetSales, long cost, long unitsSold)
        {
            AddSums(-netSales, -costedNetSales, -cost, -unitsSold);
            Orders -= orders;
            SaleDays--;
        }
    }
}
