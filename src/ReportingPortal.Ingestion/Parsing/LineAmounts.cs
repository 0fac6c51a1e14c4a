using ReportingPortal.Data.Facts;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>What a row says about its money; null where it says nothing.</summary>
internal readonly record struct StatedAmounts(
    decimal? Quantity,
    decimal? UnitPrice,
    decimal? NetSales,
    decimal? Discount,
    decimal? DiscountRate,
    decimal? Cost,
    decimal? UnitCost,
    decimal? Profit,
    decimal? Tax,
    decimal? Shipping,
    decimal? GrossSales = null);

/// <summary>
/// The amounts of an order line (D0): gross = net sales + discount. A stated line total is net sales, less the
/// tax and the shipping stated beside it; one before its discount is that less the discount as well. Without any, net sales =
/// quantity × unit price − discount.
/// </summary>
internal readonly record struct LineAmounts(decimal Quantity, decimal UnitPrice, decimal Discount, decimal NetSales, decimal? Cost, LineKind Kind)
{
    private const int Decimals = 4;

    /// <summary>Works the amounts out; adds reasons where they make no sense.</summary>
    /// <param name="isReturnDocument">The document itself says that goods come back.</param>
    public static LineAmounts Of(in StatedAmounts stated, bool isReturnDocument, List<string> reasons)
    {
        var quantity = stated.Quantity ?? 1;
        Check(stated, quantity, reasons);
        if (reasons.Count > 0)
        {
            return default;
        }

        return Of(quantity < 0 ? Returned(stated) : stated, quantity, isReturnDocument, reasons);
    }

    /// <summary>Goods that come back take their money with them, whether a file writes -20 beside -2 or 20.</summary>
    private static StatedAmounts Returned(in StatedAmounts stated)
        => (stated.NetSales ?? stated.GrossSales) is not > 0 ? stated : stated with
        {
            NetSales = -stated.NetSales,
            GrossSales = -stated.GrossSales,
            Cost = -stated.Cost,
            Profit = -stated.Profit,
            Tax = -stated.Tax,
            Shipping = -stated.Shipping,
        };

    private static LineAmounts Of(in StatedAmounts stated, decimal quantity, bool isReturnDocument, List<string> reasons)
    {
        var rate = stated.DiscountRate ?? 0;
        decimal gross, net;
        if (stated.NetSales is { } total)
        {
            net = Round(total - (stated.Tax ?? 0) - (stated.Shipping ?? 0));
            gross = rate is > 0 and < 1 ? Round(net / (1 - rate)) : Round(net + DiscountOf(stated, net));
        }
        else if (stated.GrossSales is { } before)
        {
            gross = Round(before - (stated.Tax ?? 0) - (stated.Shipping ?? 0));
            net = Round(gross - DiscountOf(stated, gross) - (gross * rate));
        }
        else
        {
            gross = Round(quantity * stated.UnitPrice!.Value);
            net = Round(gross - DiscountOf(stated, gross) - (gross * rate));
        }

        var kind = KindOf(quantity, net, isReturnDocument);
        var unitPrice = stated.UnitPrice ?? Round(gross / quantity);
        var amounts = new LineAmounts(quantity, unitPrice, gross - net, net, CostOf(stated, quantity, net), kind);
        if (IsTooLarge(gross) || amounts.IsTooLarge())
        {
            reasons.Add("the amount is too large");
            return default;
        }

        return amounts;
    }

    /// <summary>The six columns from quantity to kind, as staging tables have them.</summary>
    public void WriteTo(CopyWriter copy)
    {
        copy.Money(Quantity);
        copy.Money(UnitPrice);
        copy.Money(Discount);
        copy.Money(NetSales);
        copy.Money(Cost);
        copy.Int16((short)Kind);
    }

    private static void Check(in StatedAmounts stated, decimal quantity, List<string> reasons)
    {
        if (stated.NetSales is null && stated.GrossSales is null && stated.UnitPrice is null && reasons.Count == 0)
        {
            reasons.Add("the row has neither a line total nor a unit price");
        }

        if (quantity == 0)
        {
            reasons.Add("the quantity is 0");
        }

        if (stated.UnitPrice < 0)
        {
            reasons.Add("the unit price is negative: a bookkeeping entry (such as a bad debt), not a sale or a return");
        }

        if (stated.DiscountRate is < 0 or > 1)
        {
            reasons.Add("the discount rate is not between 0 and 1");
        }
    }

    private bool IsTooLarge() => IsTooLarge(UnitPrice) || IsTooLarge(Discount) || IsTooLarge(NetSales) || IsTooLarge(Cost ?? 0);

    private static bool IsTooLarge(decimal amount) => Math.Abs(amount) > AmountText.Largest;

    /// <summary>Goods that go without money and without a return document were written off: a book entry, in no figure.</summary>
    private static LineKind KindOf(decimal quantity, decimal net, bool isReturnDocument) => 0 switch
    {
        _ when isReturnDocument => LineKind.Return,
        _ when quantity < 0 && net == 0 => LineKind.Adjustment,
        _ when quantity < 0 || net < 0 => LineKind.Return,
        _ => LineKind.Sale,
    };

    /// <summary>It makes the amount smaller, of a sale as of goods that come back, whether a file writes 2.00 or -2.00.</summary>
    private static decimal DiscountOf(in StatedAmounts stated, decimal amount)
        => stated.Discount is not { } discount ? 0 : amount >= 0 ? Math.Abs(discount) : -Math.Abs(discount);

    private static decimal? CostOf(in StatedAmounts stated, decimal quantity, decimal net)
        => stated.Cost is { } cost ? Round(cost)
            : stated.UnitCost is { } unitCost ? Round(unitCost * quantity)
            : stated.Profit is { } profit ? Round(net - profit)
            : null;

    private static decimal Round(decimal value) => decimal.Round(value, Decimals, MidpointRounding.AwayFromZero);
}
