using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Rollups;

/// <summary>
/// What customers did over many days, added up. Holds so many of them only; beyond that, parts of their histories are written
/// and added up by the server, so that memory does not grow with the shop.
/// </summary>
internal sealed class CustomerHistories
{
    public const int Most = 100_000;

    private const short Columns = 14;
    private const short SummaryColumns = 12;

    private readonly Dictionary<string, History> histories = new(StringComparer.Ordinal);

    /// <summary>What is added from now on happened on days that are not touched.</summary>
    public bool AreOfOtherDays { get; set; }

    /// <summary>No part has been written.</summary>
    public bool AreWhole { get; private set; } = true;

    public bool IsFull => histories.Count >= Most;

    public void Add(DateOnly day, string region, string customer, CustomerFigures figures)
        => RegionFigures.Of(histories, customer, static () => new()).Add(day, region, figures);

    /// <summary>Writes customer_histories in the order of its columns, and begins anew.</summary>
    public void WriteTo(CopyWriter copy)
    {
        foreach (var (customer, history) in histories)
        {
            copy.BeginRow(Columns);
            copy.Text(customer);
            history.WriteTo(copy);
            copy.Bool(AreOfOtherDays);
            AreWhole = false;
        }

        histories.Clear();
    }

    /// <summary>Writes a customer's row of customer_summary, in the order of <see cref="FigureBuffers.Summaries"/>; none for who has no history.</summary>
    /// <param name="region">Null: where they bought last.</param>
    public void SummariseTo(CopyWriter copy, string customer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> region)
    {
        if (!histories.Remove(customer, out var history))
        {
            return;
        }

        copy.BeginRow(SummaryColumns);
        copy.Text(customer);
        copy.TextOrNull(name);
        history.SummariseTo(copy, region);
    }

    public void Clear() => histories.Clear();

    private sealed class History
    {
        private int orders;
        private long netSales;
        private long units;
        private long costedNetSales;
        private long cost;
        private DateTime? firstOrderAt;
        private DateTime? lastOrderAt;
        private DateOnly? firstOrderOn;
        private DateOnly? lastOrderOn;
        private string region = "";
        private DateOnly regionOn;
        private int regionOrders = -1;

        public void Add(DateOnly day, string place, CustomerFigures figures)
        {
            orders += figures.Orders;
            netSales = TenThousandths.Sum(netSales, figures.NetSales);
            units = TenThousandths.Sum(units, figures.UnitsSold);
            costedNetSales = TenThousandths.Sum(costedNetSales, figures.CostedNetSales);
            cost = TenThousandths.Sum(cost, figures.Cost);
            if (figures.FirstOrderAt is { } first)
            {
                firstOrderAt = firstOrderAt < first ? firstOrderAt : first;
                lastOrderAt = lastOrderAt > figures.LastOrderAt ? lastOrderAt : figures.LastOrderAt;
                firstOrderOn = firstOrderOn < day ? firstOrderOn : day;
                lastOrderOn = lastOrderOn > day ? lastOrderOn : day;
            }

            if (IsLater(day, figures.Orders, place))
            {
                (region, regionOn, regionOrders) = (place, day, figures.Orders);
            }
        }

        public void SummariseTo(CopyWriter copy, ReadOnlySpan<byte> ownRegion)
        {
            if (ownRegion.IsEmpty)
            {
                copy.Text(region);
            }
            else
            {
                copy.Text(ownRegion);
            }

            copy.Timestamp(firstOrderAt);
            copy.Timestamp(lastOrderAt);
            copy.Date(firstOrderOn);
            copy.Date(lastOrderOn);
            copy.Int32(orders);
            copy.Amount(netSales);
            copy.Amount(units);
            copy.Amount(costedNetSales);
            copy.Amount(cost);
        }

        public void WriteTo(CopyWriter copy)
        {
            copy.Int32(orders);
            copy.Amount(netSales);
            copy.Amount(units);
            copy.Amount(costedNetSales);
            copy.Amount(cost);
            copy.Timestamp(firstOrderAt);
            copy.Timestamp(lastOrderAt);
            copy.Date(firstOrderOn);
            copy.Date(lastOrderOn);
            copy.Text(region);
            copy.Date(regionOn);
            copy.Int32(regionOrders);
        }

        /// <summary>A customer without a region of their own is where they bought last; on one day, where they ordered most.</summary>
        private bool IsLater(DateOnly day, int dayOrders, string place)
            => regionOrders < 0 || day > regionOn
                || (day == regionOn && (dayOrders > regionOrders || (dayOrders == regionOrders && string.CompareOrdinal(place, region) < 0)));
    }
}
