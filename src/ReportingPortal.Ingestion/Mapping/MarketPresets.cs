using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>What market places report of a seller's orders.</summary>
internal static class MarketPresets
{
    private const string NoShipping = "Left out: net sales have no shipping.";

    public static readonly Preset[] All =
    [
        new("amazon_orders", "Amazon's order report", UploadKind.OrderLines, ["sku", "purchasedate", "itemprice"], Presets.Fields(
            """
            order_id=amazonorderid orderid, ordered_at=purchasedate, customer_id=buyeremail, customer_email=buyeremail,
            customer_name=buyername, region=shipcountry, country=shipcountry, city=shipcity, product_id=sku,
            product_name=productname, quantity=quantity quantitypurchased, gross_sales=itemprice,
            discount=itempromotiondiscount, status=orderstatus, currency=currency
            """))
        {
            AnyOf = ["amazonorderid", "orderitemid"],
            TaxPerhapsInside = "itemtax",
            Note = "The item price is that of all units of the line; net sales are it less the promotion's discount.",
            LeftOut = new Dictionary<string, string> { ["shippingprice"] = NoShipping, ["shippingtax"] = NoShipping, ["shippromotiondiscount"] = NoShipping },
        },
    ];
}
