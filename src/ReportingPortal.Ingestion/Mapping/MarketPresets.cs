using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>What market places report of a seller's orders, and payment services of their payments.</summary>
internal static class MarketPresets
{
    private const string NoShipping = "Left out: net sales have no shipping.";

    private const string NoTax = "Left out: net sales have no tax.";

    private const string NoFee = "Left out: net sales are before the fee.";

    public static readonly Preset[] All =
    [
        new("amazon_orders", "Amazon's order report", UploadKind.OrderLines, ["sku", "purchasedate", "itemprice"], Presets.Fields(
            """
            order_id=amazonorderid orderid, ordered_at=purchasedate, customer_id=buyeremail, customer_email=buyeremail,
            customer_name=buyername, region=shipcountry, country=shipcountry, city=shipcity, product_id=sku,
            product_name=productname, quantity=quantity quantitypurchased, gross_sales=itemprice,
            discount=itempromotiondiscount, status=orderstatus, line_status=itemstatus, currency=currency
            """))
        {
            AnyOf = ["amazonorderid", "orderitemid"],
            TaxPerhapsInside = "itemtax",
            Note = "The item price is that of all units of the line; net sales are it less the promotion's discount.",
            LeftOut = new Dictionary<string, string> { ["shippingprice"] = NoShipping, ["shippingtax"] = NoShipping, ["shippromotiondiscount"] = NoShipping },
        },
        new("ebay_orders", "eBay's order report", UploadKind.OrderLines, ["ordernumber", "itemtitle", "quantity", "soldfor", "saledate"], Presets.Fields(
            """
            order_id=ordernumber, ordered_at=saledate, customer_id=buyerusername, customer_email=buyeremail, customer_name=buyername,
            region=shiptocountry buyercountry, country=shiptocountry buyercountry, city=shiptocity buyercity, product_id=customlabel itemnumber itemtitle,
            product_name=itemtitle, quantity=quantity, unit_price=soldfor
            """))
        {
            AnyOf = ["salesrecordnumber", "itemnumber"],
            Rules = LayoutRules.OrderValuesOnFirstRow | LayoutRules.OrderRowsApart,
            Note = "Net sales are the units at what each was sold for. An order of several items has a row of its own with their sums, which is rejected: its items follow.",
            LeftOut = new Dictionary<string, string> { ["shippingandhandling"] = NoShipping, ["totalprice"] = "Left out: it has shipping and tax in it, and is the whole order's." },
        },
        new("etsy_order_items", "Etsy's sold items", UploadKind.OrderLines, ["saledate", "itemname", "quantity", "itemtotal", "listingid", "orderid"], Presets.Fields(
            """
            order_id=orderid, ordered_at=saledate, customer_id=buyer, customer_name=shipname, region=shipcountry, country=shipcountry, city=shipcity,
            product_id=sku listingid, product_name=itemname, quantity=quantity, gross_sales=itemtotal, discount=discountamount, currency=currency
            """))
        {
            DateOrder = Sniffing.DateOrder.MonthFirst,
            Note = "The item total is that of all units of the line, before its discount; net sales are it less the discount.",
            LeftOut = new Dictionary<string, string> { ["ordershipping"] = NoShipping, ["shippingdiscount"] = NoShipping, ["ordersalestax"] = NoTax },
        },
        new("etsy_orders", "Etsy's sold orders", UploadKind.OrderLines, ["saledate", "orderid", "buyeruserid", "numberofitems", "ordervalue", "ordertotal"], Presets.Fields(
            """
            order_id=orderid, ordered_at=saledate, customer_id=buyeruserid, customer_name=fullname, region=shipcountry, country=shipcountry, city=shipcity,
            quantity=numberofitems, gross_sales=ordervalue, discount=discountamount, status=status, currency=currency
            """))
        {
            DateOrder = Sniffing.DateOrder.MonthFirst,
            Note = "One row is one order: its products can't be told apart. The order value is that of the goods before the discount; net sales are it less the discount.",
            LeftOut = new Dictionary<string, string> { ["shipping"] = NoShipping, ["shippingdiscount"] = NoShipping, ["salestax"] = NoTax, ["ordertotal"] = "Left out: it has shipping and tax in it.", ["ordernet"] = NoFee },
        },
        new("mercado_libre", "Mercado Libre's sales", UploadKind.OrderLines, ["deventa", "fechadeventa", "estado", "unidades"], Presets.Fields(
            """
            order_id=deventa, ordered_at=fechadeventa, status=estado, quantity=unidades, product_id=sku depublicacion, product_name=titulodelapublicacion,
            customer_id=comprador, customer_name=comprador, region=estado2 estadodelcomprador, country=pais,
            net_sales=ingresosporproductosmxn ingresosporproductosars ingresosporproductosclp ingresosporproductoscop ingresosporproductosuyu ingresosporproductospen ingresosporproductos,
            order_refund=anulacionesyreembolsosmxn anulacionesyreembolsosars anulacionesyreembolsosclp anulacionesyreembolsoscop anulacionesyreembolsosuyu anulacionesyreembolsospen anulacionesyreembolsos
            """))
        {
            Note = "Net sales are what the products brought in, without shipping and before Mercado Libre's charges.",
        },
        new("paypal_activity", "PayPal's activity", UploadKind.OrderLines, ["date", "time", "timezone", "type", "gross", "fee", "net", "transactionid"], Presets.Fields(
            """
            order_id=transactionid, ordered_at=date, ordered_time=time, movement=type, status=status, currency=currency, net_sales=gross,
            customer_id=fromemailaddress, customer_email=fromemailaddress, customer_name=name, refunded_to=toemailaddress, country=country, region=country,
            product_id=itemid itemtitle, product_name=itemtitle, quantity=quantity, tax=salestax, shipping=shippingandhandlingamount
            """))
        {
            Note = "Payments are sales before PayPal's fee, less the tax and shipping in them; refunds are returned on their own day. What is neither is rejected with the reason.",
            LeftOut = new Dictionary<string, string> { ["fee"] = NoFee, ["net"] = NoFee, ["timezone"] = "Left out: times are by the shop's clock." },
        },
    ];
}
