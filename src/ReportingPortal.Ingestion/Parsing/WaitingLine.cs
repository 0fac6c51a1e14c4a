using ReportingPortal.Data.Facts;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>A line that waits for the rest of its order: its amounts, and the bytes of its other columns as they are copied.</summary>
/// <param name="Number">Its row in the file.</param>
/// <param name="Before">From the product to the category.</param>
/// <param name="After">From the status to the sub-category.</param>
/// <param name="Order">The order's id.</param>
/// <param name="Place">Where it stands among the file's orders.</param>
/// <param name="IsRefunded">All of its money went back, as the order's status says.</param>
/// <param name="Refunds">What a list of refunds says of it and of its order.</param>
internal sealed record WaitingLine(
    long Number, byte[] Before, LineAmounts Amounts, byte[] After, byte[] Order, RunLine Place, bool IsRefunded, RefundList Refunds = default)
{
    /// <summary>Money that came back; of the goods nothing is known but what a list says: no units, and no cost that would come back with them.</summary>
    public WaitingLine Returned(decimal amount) => this with
    {
        Amounts = Amounts with
        {
            Quantity = -Refunds.Units,
            Discount = 0,
            NetSales = -amount,
            Cost = Amounts.Cost is null ? null : 0,
            Kind = LineKind.Return,
        },
    };

    /// <param name="number">Negative for what was returned of the row of that number.</param>
    /// <param name="returned">Stands in the row's hash: another refund is a changed row.</param>
    public void Write(CopyWriter copy, OrderRuns runs, short columns, long number, decimal returned)
    {
        copy.BeginRow(columns);
        var rowStart = copy.Here - sizeof(short);
        copy.Int64(number);
        copy.Null();
        copy.Null();
        var start = copy.Position;
        copy.Raw(Before);
        Amounts.WriteTo(copy);
        copy.Raw(After);
        var end = copy.Position;
        if (returned != 0)
        {
            copy.Money(returned);
        }

        var hash = copy.HashSince(start);
        copy.Rewind(end);
        copy.Int64(hash);
        copy.Raw(Order);
        runs.Write(copy, rowStart, Place);
    }
}
