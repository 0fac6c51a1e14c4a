using ReportingPortal.Ingestion.Keys;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>A products file.</summary>
internal sealed class ProductReader(SourceRow row) : RowReader(row)
{
    private readonly BoundField productId = row.Bind("product_id");
    private readonly BoundField name = row.Bind("name");
    private readonly BoundField category = row.Bind("category");
    private readonly BoundField subCategory = row.Bind("sub_category");
    private readonly BoundField price = row.Bind("price");
    private readonly BoundField unitCost = row.Bind("unit_cost");

    protected override short Columns => 10;

    protected override bool KeepsSourceValues => true;

    protected override RowKeys WriteFields(CopyWriter copy)
    {
        var start = copy.Position;
        copy.Text(Row.Key(productId, isRequired: true));
        var key = copy.KeySince(start);
        copy.TextOrNull(Row.Text(name));
        copy.TextOrNull(Row.Group(category));
        copy.TextOrNull(Row.Text(subCategory));
        copy.Money(Row.Amount(price));
        copy.Money(Row.Amount(unitCost));
        copy.Int64(copy.HashSince(start));
        return new RowKeys(0, 0, key);
    }
}
