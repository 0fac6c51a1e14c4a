namespace ReportingPortal.Ingestion.Parsing;

/// <summary>
/// Counts, while a file goes by, what its totals say of themselves. Orders of several different lines that all state one and the
/// same: then it is the order's, and taken for each line's it would count several times (an order whose rows are apart counts as
/// several). Lines with a discount whose total is the units times their price: then it is before the discount, which would be lost.
/// </summary>
internal sealed class RepeatedTotals
{
    private const decimal Rounding = 0.01m;

    private long order;
    private int rows;
    private decimal? total;
    private (long Product, decimal Quantity, decimal? Gross) first;
    private bool isSame, isVaried, isLines;

    /// <summary>Orders whose lines differ while their totals do not.</summary>
    public long Repeated { get; private set; }

    /// <summary>Other orders of several lines.</summary>
    public long Others { get; private set; }

    /// <summary>Some rows say what their units cost, which differs from their total.</summary>
    public bool HasPrices { get; private set; }

    /// <summary>Enough of them for no chance; where prices speak as well one, which is a total none of its lines explains.</summary>
    public bool AreCommon => Repeated >= (HasPrices ? 1 : 3) && Repeated > Others * 9;

    /// <summary>Rows with a discount whose total is the units times their price, as if there were none.</summary>
    public long BeforeDiscount { get; private set; }

    /// <summary>Rows with a discount whose total has lost it.</summary>
    public long AfterDiscount { get; private set; }

    public bool AreBeforeDiscount => BeforeDiscount > 0 && BeforeDiscount > AfterDiscount * 9;

    /// <param name="off">What the discount beside them takes off.</param>
    public void TakeDiscounted(decimal stated, decimal gross, decimal off)
    {
        BeforeDiscount += Math.Abs(stated - gross) <= Rounding ? 1 : 0;
        AfterDiscount += Math.Abs(stated - (gross - off)) <= Rounding ? 1 : 0;
    }

    /// <param name="gross">Units times their price; null where the row states none.</param>
    public void Take(long orderHash, long product, decimal quantity, decimal? stated, decimal? gross)
    {
        if (rows == 0 || orderHash != order)
        {
            Close();
            (order, rows, total, first) = (orderHash, 0, stated, (product, quantity, gross));
            (isSame, isVaried, isLines) = (stated is not (null or 0), false, false);
        }

        rows++;
        HasPrices |= gross is not null;
        isSame &= stated == total;
        isVaried |= gross is null ? product != first.Product || quantity != first.Quantity : gross != first.Gross;
        isLines |= gross is { } own && stated is { } said && Math.Abs(own - said) <= Rounding;
    }

    /// <summary>The last order is over.</summary>
    public void Close()
    {
        if (rows > 1)
        {
            var isRepeated = isSame && isVaried && !isLines;
            Repeated += isRepeated ? 1 : 0;
            Others += isRepeated ? 0 : 1;
        }

        rows = 0;
    }
}
