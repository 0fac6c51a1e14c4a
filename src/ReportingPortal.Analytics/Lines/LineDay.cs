using ReportingPortal.Data.Facts;

namespace ReportingPortal.Analytics.Lines;

/// <summary>An order line as the runs need it, in numbers of <see cref="LineNumbers"/>; -1 stands for what the line does not name. Amounts are in units of <see cref="Days.Amount"/>.</summary>
/// <param name="OrderedAt">Microseconds of the epoch, which is how exact the column is.</param>
internal readonly record struct Line(
    int Product, int Customer, int Region, int Category, int Upload, LineKind Kind, bool IsValid, bool HasCost, long NetSales, long UnitPrice, long Quantity, long OrderedAt)
{
    public const int None = -1;

    public bool IsSale => IsValid && Kind == LineKind.Sale;

    /// <summary>Whether it is in any sales figure.</summary>
    public bool Counts => IsValid && Kind is LineKind.Sale or LineKind.Return;
}

/// <summary>One day's orders, which have all their lines on it. Never changes.</summary>
/// <param name="OrderIds">One by one, in no order.</param>
/// <param name="Ends">Beside them, where the lines of each end in <paramref name="Lines"/>.</param>
internal sealed record LineDay(DateOnly Day, string[] OrderIds, int[] Ends, Line[] Lines)
{
    public ReadOnlySpan<Line> LinesOf(int order)
    {
        var start = order == 0 ? 0 : Ends[order - 1];
        return Lines.AsSpan(start, Ends[order] - start);
    }
}
