using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Rollups;

/// <summary>
/// Sums of lines, exact: what every grouping of sales is made of. Amounts are in ten-thousandths; a sum beyond 922 trillion is an
/// <see cref="AmountOverflowException"/>, never wrong.
/// </summary>
internal class SaleFigures
{
    public int Orders { get; set; }

    /// <summary>Orders with a sale here that count in another region already: part of what is counted of this region, and of no sum over regions.</summary>
    public int OrdersElsewhere { get; set; }

    public long NetSales { get; private set; }

    /// <summary>Net sales of the lines whose cost is known: the base of profit and margin.</summary>
    public long CostedNetSales { get; private set; }

    public long Cost { get; private set; }

    public long UnitsSold { get; private set; }

    /// <summary>Costs are known and none of their sums tells: what was sold came back.</summary>
    public bool HasCancelledCost => hasCost && CostedNetSales == 0 && Cost == 0;

    private bool hasCost;

    public virtual void Add(SaleLine line)
    {
        NetSales = TenThousandths.Sum(NetSales, line.NetSales);
        UnitsSold = TenThousandths.Sum(UnitsSold, line.Quantity);
        if (line.Cost is { } cost)
        {
            hasCost = true;
            CostedNetSales = TenThousandths.Sum(CostedNetSales, line.NetSales);
            Cost = TenThousandths.Sum(Cost, cost);
        }
    }

    protected void AddSums(SaleFigures other) => AddSums(other.NetSales, other.CostedNetSales, other.Cost, other.UnitsSold);

    protected void AddSums(long netSales, long costedNetSales, long cost, long unitsSold)
    {
        NetSales = TenThousandths.Sum(NetSales, netSales);
        CostedNetSales = TenThousandths.Sum(CostedNetSales, costedNetSales);
        Cost = TenThousandths.Sum(Cost, cost);
        UnitsSold = TenThousandths.Sum(UnitsSold, unitsSold);
    }
}

/// <summary>One cell of daily_sales: a region and category of a day, or all of either. Distinct counts are exact at every level.</summary>
internal sealed class CellFigures : SaleFigures
{
    public long GrossSales { get; private set; }

    public long Discounts { get; private set; }

    public long Returns { get; private set; }

    public int GuestOrders { get; private set; }

    public int LinesWithoutCost { get; private set; }

    /// <summary>Customers with a sale in the cell.</summary>
    public HashSet<string> Customers { get; } = new(StringComparer.Ordinal);

    public void CountOrder(SaleLine line)
    {
        Orders++;
        GuestOrders += line.CustomerId is null ? 1 : 0;
    }

    public override void Add(SaleLine line)
    {
        base.Add(line);
        LinesWithoutCost += line.Cost is null ? 1 : 0;
        if (!line.IsSale)
        {
            Returns = TenThousandths.Sum(Returns, -line.NetSales);
            return;
        }

        GrossSales = TenThousandths.Sum(GrossSales, TenThousandths.Sum(line.NetSales, line.Discount));
        Discounts = TenThousandths.Sum(Discounts, line.Discount);
        if (line.CustomerId is { } customer)
        {
            Customers.Add(customer);
        }
    }

    /// <summary>Takes over what adds up over cells, and the customers; orders are counted at each level for themselves.</summary>
    public void Include(CellFigures part)
    {
        AddSums(part);
        GrossSales = TenThousandths.Sum(GrossSales, part.GrossSales);
        Discounts = TenThousandths.Sum(Discounts, part.Discounts);
        Returns = TenThousandths.Sum(Returns, part.Returns);
        LinesWithoutCost += part.LinesWithoutCost;
        Customers.UnionWith(part.Customers);
    }
}

/// <summary>What one customer bought on one day in one region.</summary>
internal sealed class CustomerFigures : SaleFigures
{
    /// <summary>Among the region's customers, in the order of their ids; known when the day is written.</summary>
    public int Place { get; set; }

    public DateTime? FirstOrderAt { get; private set; }

    public DateTime? LastOrderAt { get; private set; }

    public override void Add(SaleLine line)
    {
        base.Add(line);
        if (line.IsSale)
        {
            FirstOrderAt = FirstOrderAt is { } first && first < line.OrderedAt ? first : line.OrderedAt;
            LastOrderAt = LastOrderAt is { } last && last > line.OrderedAt ? last : line.OrderedAt;
        }
    }
}
