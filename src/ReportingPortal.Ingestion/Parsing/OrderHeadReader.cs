using ReportingPortal.Ingestion.Keys;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>Orders without their items: when, who and whether they count.</summary>
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
        var (utc, day) = Row.Moment(orderedAt, orderedTime) ?? default;
        copy.Timestamp(utc);
        copy.Date(day);
        copy.TextOrNull(Row.Person(customerId));
        copy.TextOrNull(Row.Key(customerAlias));
        copy.TextOrNull(Row.Group(region));
        OrderStatus.Write(copy, Row.Key(status), Row.Text(cancelledAt));
        foreach (var attribute in attributes)
        {
            copy.TextOrNull(Row.Text(attribute));
        }

        copy.Int64(copy.HashSince(start));
        return new RowKeys(RowHash.KeyOf(copy.ValueAt(start)), 0, 0);
    }
}
