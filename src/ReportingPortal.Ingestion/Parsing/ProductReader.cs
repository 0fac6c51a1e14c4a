using ReportingPortal.Ingestion.Keys;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>A products file. A product without a number is known by its name, as in order lines.</summary>
internal sealed class ProductReader(SourceRow row, bool hasCategoryLists) : RowReader(row)
{
    private readonly BoundField productId = row.Bind("product_id");
    private readonly BoundField variantOf = row.Bind("variant_of");
    private readonly VariantValues variants = new();
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
        var id = Row.Text(productId).IsEmpty && !Row.Text(name).IsEmpty ? Row.Key(name) : Row.Key(productId, isRequired: true);
        copy.Text(id);
        var key = copy.KeySince(start);
        var product = !variantOf.IsMapped ? default : Row.Text(variantOf).IsEmpty ? id : Row.Text(variantOf);
        copy.TextOrNull(variants.Of(product, name, Row.Text(name)));
        copy.TextOrNull(variants.Of(product, category, CategoryPath.Of(Row, category, hasCategoryLists)));
        copy.TextOrNull(variants.Of(product, subCategory, Row.Text(subCategory)));
        copy.Money(Row.Amount(price));
        copy.Money(Row.Amount(unitCost));
        copy.Int64(copy.HashSince(start));
        return new RowKeys(0, 0, key);
    }
}
