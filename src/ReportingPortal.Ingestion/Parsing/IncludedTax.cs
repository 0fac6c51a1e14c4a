namespace ReportingPortal.Ingestion.Parsing;

/// <summary>
/// Finds out whether an order's prices include its tax: then its total is the subtotal and the shipping, with no tax on top.
/// The order's one rate is taken off every line; of an order with several rates the sum is right, and the lines are near.
/// </summary>
/// <param name="isOnFirstRow">The order's amounts stand on its first row only.</param>
internal sealed class IncludedTax(SourceRow row, bool isOnFirstRow)
{
    private const decimal Rounding = 0.01m;

    private readonly OrderValues ofOrder = new(isOnFirstRow);
    private readonly BoundField subtotal = row.Bind("order_subtotal");
    private readonly BoundField shipping = row.Bind("order_shipping");
    private readonly BoundField taxes = row.Bind("order_taxes");
    private readonly BoundField total = row.Bind("order_total");

    public void Enter(ReadOnlySpan<byte> orderId) => ofOrder.Enter(orderId);

    /// <summary>What a price has to be divided by to be without tax: 1 where it is already.</summary>
    public decimal Divisor()
    {
        if (!taxes.IsMapped || Of(taxes) is not > 0 || Of(total) is not { } all || Of(subtotal) is not { } goods)
        {
            return 1;
        }

        var tax = Of(taxes)!.Value;
        var isIncluded = Math.Abs(goods + (Of(shipping) ?? 0) - all) <= Rounding && all > tax;
        return isIncluded ? all / (all - tax) : 1;
    }

    private decimal? Of(in BoundField field) => field.IsMapped ? row.Read(field, ofOrder.Of(field, row.Text(field))) : null;
}
