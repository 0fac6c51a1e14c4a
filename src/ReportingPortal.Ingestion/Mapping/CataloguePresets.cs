using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>What shop systems export of their products: a row for each variant, of which only the first, or the product's own, says all.</summary>
internal static class CataloguePresets
{
    private const string AsInOrders = "Products are known by their SKU, as in its orders, or by their name where they have none.";

    private const string OfSeveral = " Of several categories the deepest is taken, of equally deep ones the first.";

    public static readonly Preset[] All =
    [
        new("shopify_products", "Shopify's product export", UploadKind.Products, ["title", "vendor", "type"], Presets.Fields(
            """
            product_id=variantsku sku, variant_of=handle urlhandle, name=title, category=type productcategory,
            price=variantprice price, unit_cost=costperitem
            """))
        {
            AnyOf = ["variantsku", "urlhandle"],
            Note = AsInOrders,
        },
        new("shopify_products_api", "Shopify's products as JSON", UploadKind.Products, ["title", "variantsid", "variantsprice"], Presets.Fields(
            "product_id=variantssku title, variant_of=id, name=title, category=producttype, price=variantsprice"))
        {
            Note = AsInOrders,
        },
        new("woocommerce_products_api", "WooCommerce's products as JSON", UploadKind.Products, ["name", "slug", "sku", "regularprice"], Presets.Fields(
            "product_id=sku name, name=name, category=categories categoriesname, price=regularprice price"))
        {
            Note = AsInOrders + OfSeveral,
        },
        new("woocommerce_products", "WooCommerce's product export", UploadKind.Products, ["sku", "name", "regularprice", "categories"], Presets.Fields(
            "product_id=sku, variant_of=parent, name=name, category=categories, price=regularprice, unit_cost=costofgoods"))
        {
            Rules = LayoutRules.CategoryLists,
            Note = AsInOrders + OfSeveral,
        },
    ];
}
