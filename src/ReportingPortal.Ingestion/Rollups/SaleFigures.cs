namespace ReportingPortal.Ingestion.Rollups;

/// <summary>Sums of lines, exact: what every grouping of sales is made of.</summary>
internal class SaleFigures
{
    public int Orders { get; set; }

    public decimal NetSales { get; private set; }

    /// <summary>Net sales of the lines whose cost is known: the base of profit and margin.</summary>
    public decimal CostedNetSales { get; private set; }

    public decimal Cost { get; private set; }

    public decimal UnitsSold { get; private set; }

    public virtual void Add(SaleLine line)
    {
        NetSales += line.NetSales;
        UnitsSold += line.Quantity;
        if (line.Cost is { } cost)
        {
            CostedNetSales += line.NetSales;
            Cost += cost;
        }
    }

    protected void AddSums(SaleFigures other)
    {
        NetSales += other.NetSales;
        CostedNetSales += other.CostedNetSales;
        Cost += other.Cost;
        UnitsSold += other.UnitsSold;
    }
}

/// <summary>One cell of daily_sales: a region and category of a day, or all of either. Distinct counts are exact at every level.</summary>
internal sealed class CellFigures : SaleFigures
{
    public decimal GrossSales { get; private set; }

    public decimal Discounts { get; private set; }

    public decimal Returns { get; private set; }

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
            Returns -= line.NetSales;
            return;
        }

        GrossSales += line.NetSales + line.Discount;
        Discounts += line.Discount;
        if (line.CustomerId is { } customer)
        {
            Customers.Add(customer);
        }
    }

    /// <summary>Takes over what adds up over cells, and the customers; orders are counted at each level for themselves.</summary>
    public void Include(CellFigures part)
    {
        AddSums(part);
        GrossSales += part.GrossSales;
        Discounts += part.Discounts;
        Returns += part.Returns;
        LinesWithoutCost += part.LinesWithoutCost;
        Customers.UnionWith(part.Customers);
    }
}

/// <summary>What one customer bought on one day in one region.</summary>
internal sealed class CustomerFigures : SaleFigures
{
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
