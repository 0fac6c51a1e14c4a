using ReportingPortal.Ingestion.Keys;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>Orders without their items: when, who and whether they count; or how they stand and nothing else.</summary>
internal sealed class OrderHeadReader(SourceRow row) : RowReader(row)
{
    private readonly BoundField orderId = row.Bind("order_id");
    private readonly BoundField orderedAt = row.Bind("ordered_at");
    private readonly BoundField orderedTime = row.Bind("ordered_time");
    private readonly BoundField customerId = row.Bind("customer_id");
    private readonly BoundField customerAlias = row.Bind("customer_alias");
    private readonly BoundField region = row.Bind("region");
    private readonly BoundField status = row.Bind("status");
    private readonly BoundField cancelledAt = row.Bind("cancelled_at");
    private readonly BoundField[] attributes =
    [
        row.Bind("customer_name"), row.Bind("customer_email"), row.Bind("segment"), row.Bind("country"), row.Bind("city"),
    ];

    protected override short Columns => 17;

    protected override bool KeepsSourceValues => true;

    protected override RowKeys WriteFields(CopyWriter copy)
    {
        var start = copy.Position;
        copy.Text(Row.Key(orderId, isRequired: true));
        WriteMoment(copy);
        copy.TextOrNull(Row.Person(customerId));
        copy.TextOrNull(Row.Key(customerAlias));
        copy.TextOrNull(Row.Group(region));
        WriteStatus(copy);
        foreach (var attribute in attributes)
        {
            copy.TextOrNull(Row.Text(attribute));
        }

        copy.Int64(copy.HashSince(start));
        return new RowKeys(RowHash.KeyOf(copy.ValueAt(start)), 0, 0);
    }

    private void WriteMoment(CopyWriter copy)
    {
        if (!orderedAt.IsMapped)
        {
            copy.Null();
            copy.Null();
            return;
        }

        var (utc, day) = Row.Moment(orderedAt, orderedTime) ?? default;
        copy.Timestamp(utc);
        copy.Date(day);
    }

    /// <summary>A file that says none leaves what others say.</summary>
    private void WriteStatus(CopyWriter copy)
    {
        var stated = Row.Key(status);
        var cancelled = Row.Text(cancelledAt);
        if (stated.IsEmpty && !OrderStatus.IsCancelled(cancelled))
        {
            copy.Null();
            copy.Bool(true);
            return;
        }

        OrderStatus.Write(copy, stated, cancelled);
    }
}
