using ReportingPortal.Data.Facts;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>
/// Discount and refund that a file states for a whole order, on one or all of its rows: each is taken once and cut over the
/// order's lines. A refund is money with the tax and the shipping it gives back; of it the goods' share in the order's total
/// is returned sales (D0: net sales = gross − discounts − returns), on the day of the order, for the file names no other.
/// </summary>
internal sealed class WholeOrder(SourceRow row)
{
    private const decimal Rounding = 0.01m;

    private readonly BoundField discount = row.Bind("order_discount");
    private readonly BoundField refund = row.Bind("order_refund");
    private readonly BoundField refunds = row.Bind("refunds");
    private readonly BoundField lineId = row.Bind("line_id");
    private readonly BoundField subtotal = row.Bind("order_subtotal");
    private readonly BoundField shipping = row.Bind("order_shipping");
    private readonly BoundField taxes = row.Bind("order_taxes");
    private readonly BoundField total = row.Bind("order_total");
    private readonly List<WaitingLine> lines = [];
    private byte[] order = [];
    private decimal? statedDiscount, statedRefund, statedSubtotal, statedTotal, statedShipping, statedTaxes;
    private decimal divisor = 1;

    /// <summary>Whether the file states anything of whole orders that has to be cut.</summary>
    public bool IsUsed => discount.IsMapped || refund.IsMapped;

    /// <summary>Rows written that are none of the file: what was returned of others.</summary>
    public long Added { get; private set; }

    /// <summary>Some lines wait for their order's end.</summary>
    public bool IsWaiting => lines.Count > 0;

    public bool StatesRefunds => refund.IsMapped || refunds.IsMapped;

    /// <summary>A column says how much was refunded; a status need not be asked.</summary>
    public bool StatesRefundedAmount => refund.IsMapped;

    /// <summary>What the order's list of refunds says of the current row.</summary>
    public RefundList Refunds() => RefundList.Of(row.Text(refunds), row.Text(lineId));

    /// <summary>The file's orders carry lists of refunds.</summary>
    public bool HasRefundLists => refunds.IsMapped;

    public bool IsOf(ReadOnlySpan<byte> orderId) => orderId.SequenceEqual(order);

    public void Begin(ReadOnlySpan<byte> orderId)
    {
        order = orderId.ToArray();
        lines.Clear();
        (statedDiscount, statedRefund, statedSubtotal, statedTotal, statedShipping, statedTaxes) = (null, null, null, null, null, null);
    }

    /// <summary>Takes what the current row says of its order; what an earlier row said holds.</summary>
    /// <param name="taxDivisor">What the order's prices have to be divided by to be without tax.</param>
    public void Take(decimal taxDivisor)
    {
        divisor = taxDivisor;
        statedDiscount = Stated(statedDiscount, discount);
        statedRefund = Stated(statedRefund, refund);
        statedSubtotal = Stated(statedSubtotal, subtotal);
        statedTotal = Stated(statedTotal, total);
        if (statedDiscount is not (null or 0))
        {
            statedShipping = Stated(statedShipping, shipping);
            statedTaxes = Stated(statedTaxes, taxes);
        }
    }

    public void Add(WaitingLine line) => lines.Add(line);

    /// <summary>Writes the lines that waited for their order's end, then a return for each of which something was refunded.</summary>
    public void Finish(CopyWriter copy, OrderRuns runs, short columns)
    {
        var settled = Settled().ToList();
        foreach (var (line, returned) in settled)
        {
            line.Write(copy, runs, columns, line.Number, returned);
        }

        foreach (var (line, returned) in settled.Where(pair => pair.Returned != 0))
        {
            line.Returned(returned).Write(copy, runs, columns, -line.Number, 0);
            Added++;
        }

        Begin([]);
    }

    /// <summary>The lines with their part of the discount, and what was returned of each.</summary>
    private IEnumerable<(WaitingLine Line, decimal Returned)> Settled()
    {
        var discounts = OrderShares.Of(DiscountOfGoods(), Weights(lines));
        var cut = lines.Select((line, i) => line with
        {
            Amounts = line.Amounts with { Discount = line.Amounts.Discount + discounts[i], NetSales = line.Amounts.NetSales - discounts[i] },
        }).ToList();
        return cut.Zip(StatesRefundedAmount ? OrderShares.Of(ReturnedOf(cut), Weights(cut)) : RefundedOf(cut));
    }

    private decimal? Stated(decimal? before, in BoundField field) => before is null or 0 ? row.Amount(field) ?? before : before;

    /// <summary>
    /// What of the order's discount lowers the lines here. None where their sum is the subtotal already: then it was on the
    /// shipping, or stands beside the lines too. A part of it where lines are missing, which could not be read.
    /// </summary>
    private decimal DiscountOfGoods()
    {
        var amount = Math.Abs(statedDiscount ?? 0);
        var goods = lines.Sum(line => line.Amounts.NetSales) * divisor;
        var share = statedSubtotal is not { } after || after < 0 || amount <= 0 ? 1
            : Math.Abs(goods - after) <= Rounding ? (IsBeforeDiscount(after, amount) ? 1 : 0)
            : StatesLineDiscountsToo(goods, after + amount) ? Math.Clamp((goods - after) / amount, 0, 1)
            : Math.Clamp(goods / (after + amount), 0, 1);
        return OrderShares.Round(amount * share / divisor);
    }

    /// <summary>Whether the total shows that the subtotal knows nothing of the discount, where it is more than the shipping could bear.</summary>
    private bool IsBeforeDiscount(decimal goods, decimal amount)
    {
        var ship = statedShipping ?? 0;
        return statedTotal is { } all && ship < amount
            && (Math.Abs(goods - amount + ship - all) <= Rounding || Math.Abs(goods - amount + ship + (statedTaxes ?? 0) - all) <= Rounding);
    }

    /// <summary>Whether the order's discount is the sum of all its discounts, those on its lines among them.</summary>
    private bool StatesLineDiscountsToo(decimal goods, decimal beforeDiscounts)
    {
        var ofLines = lines.Sum(line => line.Amounts.Discount) * divisor;
        return ofLines > 0 && Math.Abs(goods + ofLines - beforeDiscounts) <= Rounding;
    }

    private decimal ReturnedOf(IReadOnlyList<WaitingLine> cut)
    {
        var amount = Math.Abs(statedRefund ?? 0);
        return OrderShares.Round(statedTotal is > 0 and var all ? amount * cut.Sum(line => line.Amounts.NetSales) / all : amount);
    }

    /// <summary>
    /// Whole lines of an order whose status says that it was paid back, else what a list of refunds says of each, and the rest
    /// of that list cut over what is left; not again what return lines of its own say already.
    /// </summary>
    private decimal[] RefundedOf(List<WaitingLine> cut)
    {
        if (cut.Exists(line => line.Amounts.Kind == LineKind.Return))
        {
            return new decimal[cut.Count];
        }

        decimal[] sales = [.. Weights(cut)];
        decimal[] own = [.. cut.Select((line, i) => line.IsRefunded ? sales[i] : Math.Min(sales[i], OrderShares.Round(line.Refunds.OfLine / divisor)))];
        decimal[] left = [.. sales.Select((net, i) => net - own[i])];
        var rest = cut.Count == 0 || cut.Exists(line => line.IsRefunded) ? 0 : Math.Min(left.Sum(), RestOf(cut[0].Refunds, sales.Sum()));
        return rest <= 0 ? own : [.. own.Zip(OrderShares.Of(rest, left), (one, other) => one + other)];
    }

    private decimal RestOf(in RefundList list, decimal goods)
        => OrderShares.Round((list.OfGoods / divisor) + (statedTotal is > 0 and var all ? list.OfTotal * goods / all : list.OfTotal));

    private static decimal[] Weights(IReadOnlyList<WaitingLine> lines)
        => [.. lines.Select(line => line.Amounts.Kind == LineKind.Sale ? Math.Max(0, line.Amounts.NetSales) : 0)];
}
