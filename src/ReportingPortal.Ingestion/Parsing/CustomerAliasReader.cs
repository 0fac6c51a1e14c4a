using ReportingPortal.Ingestion.Keys;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>Customer numbers that orders use, and the person each of them stands for.</summary>
internal sealed class CustomerAliasReader(SourceRow row) : RowReader(row)
{
    private readonly BoundField aliasId = row.Bind("alias_id");
    private readonly BoundField customerId = row.Bind("customer_id");
    private readonly BoundField region = row.Bind("region");
    private readonly BoundField[] attributes = [row.Bind("name"), row.Bind("email"), row.Bind("segment"), row.Bind("country"), row.Bind("city")];

    protected override short Columns => 12;

    protected override bool KeepsSourceValues => true;

    protected override RowKeys WriteFields(CopyWriter copy)
    {
        var start = copy.Position;
        copy.Text(Row.Key(aliasId, isRequired: true));
        copy.Text(Row.Person(customerId, isRequired: true));
        copy.TextOrNull(Row.Group(region));
        foreach (var attribute in attributes)
        {
            copy.TextOrNull(Row.Text(attribute));
        }

        copy.Int64(copy.HashSince(start));
        return new RowKeys(RowHash.KeyOf(copy.ValueAt(start)), RowHash.KeyOf(copy.ValueAt(copy.After(start))), 0);
    }
}
