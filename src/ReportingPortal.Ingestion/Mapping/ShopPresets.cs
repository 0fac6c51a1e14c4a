using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>What shop systems export of their orders.</summary>
internal static class ShopPresets
{
    private const string OneRowAnOrder = "One row is one order: its products can't be told apart.";

    private const string RefundsAreShared = "Of a refund the goods' share in the order's total is returned, on the order's day: the export names no other.";

    private const string RefundsAreListed =
        "What its list of refunds names is returned, on the order's day; an order whose status says refunded is returned whole.";

    public static readonly Preset[] All =
    [
        new("shopify_orders", "Shopify's order export", UploadKind.OrderLines, ["name", "createdat", "lineitemquantity", "lineitemprice"], Presets.Fields(
            """
            order_id=name, ordered_at=createdat, customer_id=email, customer_email=email,
            customer_name=billingname shippingname, region=shippingcountry billingcountry,
            country=shippingcountry billingcountry, city=shippingcity billingcity, product_id=lineitemsku,
            product_name=lineitemname, quantity=lineitemquantity, unit_price=lineitemprice, discount=lineitemdiscount,
            order_discount=discountamount, order_refund=refundedamount, order_subtotal=subtotal, order_shipping=shipping,
            order_taxes=taxes, order_total=total, status=financialstatus, cancelled_at=cancelledat, currency=currency
            """))
        {
            Rules = LayoutRules.OrderValuesOnFirstRow,
            Note = "Net sales are the lines less their discounts, without shipping; where prices include tax, it is taken off them. "
                + RefundsAreShared,
        },
        new("squarespace_orders", "Squarespace's order export", UploadKind.OrderLines, ["orderid", "createdat", "lineitemquantity", "lineitemprice"], Presets.Fields(
            """
            order_id=orderid, ordered_at=createdat, customer_id=email, customer_email=email, customer_name=billingname shippingname,
            region=shippingcountry billingcountry, country=shippingcountry billingcountry, city=shippingcity billingcity,
            product_id=lineitemsku lineitemname, product_name=lineitemname, quantity=lineitemquantity, unit_price=lineitemprice,
            order_discount=discountamount, order_refund=amountrefunded, order_subtotal=subtotal, order_shipping=shipping,
            order_taxes=taxes, order_total=total, status=financialstatus, cancelled_at=cancelledat, currency=currency
            """))
        {
            Rules = LayoutRules.OrderValuesOnFirstRow,
            Note = "Net sales are the lines less their discounts, without shipping; where prices include tax, it is taken off them. " + RefundsAreShared,
        },
        new("wix_orders", "Wix's order export", UploadKind.OrderLines, ["ordernumber", "datecreated", "item", "qty", "quantityrefunded", "price", "shippingrate"], Presets.Fields(
            """
            order_id=ordernumber, ordered_at=datecreated, ordered_time=time, customer_id=contactemail, customer_email=contactemail,
            customer_name=billingname recipientname, region=deliverycountry billingcountry, country=deliverycountry billingcountry,
            city=deliverycity billingcity, product_id=sku item, product_name=item, quantity=qty, unit_price=price,
            order_refund=refundedamount, order_total=total, status=paymentstatus, currency=currency
            """))
        {
            Note = "Net sales are the units at their price; the totals beside them are the whole order's, on each of its rows, and the file names no discount. " + RefundsAreShared,
            LeftOut = new Dictionary<string, string>
            {
                ["netamount"] = "Left out: it is the whole order's, with shipping and tax in it.", ["totaltax"] = "Left out: net sales have no tax.", ["shippingrate"] = "Left out: net sales have no shipping.",
            },
        },
        new("lightspeed_sales", "Lightspeed's sales", UploadKind.OrderLines, ["date", "receiptnumber", "linetype", "quantity", "subtotal", "salestax", "sku"], Presets.Fields(
            """
            order_id=receiptnumber, ordered_at=date, customer_id=customercode, customer_name=customername, product_id=sku, quantity=quantity,
            net_sales=subtotal, status=status
            """))
        {
            Rules = LayoutRules.OrderValuesOnFirstRow | LayoutRules.OrderRowsApart,
            Note = "Net sales are the lines without tax. Each sale has a row of its own with their sums and one for each payment, which are rejected: its lines stand between them.",
            LeftOut = new Dictionary<string, string> { ["total"] = "Left out: it has tax in it.", ["salestax"] = "Left out: net sales have no tax.", ["details"] = "Left out: of a whole sale it lists all its products." },
        },
        new("shopify_orders_api", "Shopify's orders as JSON", UploadKind.OrderLines, ["name", "createdat", "lineitemsquantity", "lineitemsprice"], Presets.Fields(
            """
            order_id=name, ordered_at=createdat, customer_id=email contactemail customeremail, customer_email=email contactemail customeremail,
            customer_name=billingaddressname shippingaddressname,
            region=shippingaddresscountrycode billingaddresscountrycode shippingaddresscountry,
            country=shippingaddresscountrycode billingaddresscountrycode shippingaddresscountry,
            city=shippingaddresscity billingaddresscity, product_id=lineitemssku lineitemsname lineitemstitle,
            product_name=lineitemsname lineitemstitle, quantity=lineitemsquantity, unit_price=lineitemsprice,
            discount=lineitemstotaldiscount, order_discount=totaldiscounts, order_subtotal=subtotalprice,
            order_shipping=totalshippingpricesetshopmoneyamount, order_taxes=totaltax, order_total=totalprice,
            status=financialstatus, cancelled_at=cancelledat, currency=currency, refunds=refunds, line_id=lineitemsid
            """))
        {
            Note = "Net sales are the lines less their discounts, without shipping; where prices include tax, it is taken off them. " + RefundsAreListed,
        },
        new("woocommerce_orders_api", "WooCommerce's orders as JSON", UploadKind.OrderLines, ["number", "datecreated", "lineitemsquantity", "lineitemstotal"], Presets.Fields(
            """
            order_id=number, ordered_at=datecreated, customer_id=billingemail, customer_email=billingemail, customer_name=billinglastname,
            region=billingcountry shippingcountry, country=billingcountry shippingcountry, city=billingcity shippingcity,
            product_id=lineitemssku lineitemsname, product_name=lineitemsname, quantity=lineitemsquantity, net_sales=lineitemstotal,
            status=status, currency=currency, refunds=refunds, order_total=total
            """))
        {
            Note = "Net sales are the items' totals, without tax and shipping. " + RefundsAreListed,
        },
        new("woocommerce_items", "WooCommerce's order items", UploadKind.OrderLines, ["itemname", "itemquantity", "itemtotal"], Presets.Fields(
            """
            order_id=ordernumber orderid ordernumberformatted, ordered_at=orderdate date datecreated,
            customer_id=billingemail customeremail email, customer_email=billingemail customeremail email,
            customer_name=billinglastname, region=billingcountry shippingcountry, country=billingcountry shippingcountry,
            city=billingcity shippingcity, product_id=itemsku itemproductid productid, product_name=itemname,
            quantity=itemquantity, net_sales=itemtotal, order_refund=refundedtotal, order_total=ordertotal,
            status=status orderstatus, currency=ordercurrency currency
            """))
        {
            AnyOf = ["ordernumber", "orderid", "ordernumberformatted"],
            Note = RefundsAreShared,
            LeftOut = LeftOut("Net sales are the items' totals, without tax and shipping.", "taxtotal", "shippingtotal", "itemtotaltax", "itemsubtotal"),
        },
        new("woocommerce_lines", "WooCommerce's order export by product", UploadKind.OrderLines, ["ordernumber", "orderdate", "itemname", "itemcost"], Presets.Fields(
            """
            order_id=ordernumber, ordered_at=orderdate, customer_id=emailbilling, customer_email=emailbilling,
            customer_name=lastnamebilling, region=countrycodebilling countrynamebilling statecodebilling,
            country=countrycodebilling countrynamebilling, city=citybilling, product_id=sku, product_name=itemname,
            category=category, quantity=quantityrefund quantity, unit_price=itemcost, status=orderstatus,
            currency=ordercurrency currency
            """))
        {
            Rules = LayoutRules.OrderValuesOnFirstRow | LayoutRules.CategoryLists,
            Note = "The item cost is after discounts and without tax; quantities are less what was refunded.",
            LeftOut = LeftOut("The item cost is after it already.", "discountamount", "cartdiscountamount"),
        },
        new("woocommerce_orders", "WooCommerce's order export", UploadKind.OrderLines, ["ordertotal", "taxtotal", "shippingtotal"], Presets.Fields(
            """
            order_id=ordernumber orderid, ordered_at=orderdate date datecreated, customer_id=billingemail customeremail,
            customer_email=billingemail customeremail, customer_name=billinglastname, region=billingcountry shippingcountry,
            country=billingcountry shippingcountry, city=billingcity shippingcity, net_sales=ordertotal, tax=taxtotal,
            shipping=shippingtotal, discount=discounttotal cartdiscount, order_refund=refundedtotal, order_total=ordertotal,
            status=status orderstatus, currency=ordercurrency currency
            """))
        {
            AnyOf = ["ordernumber", "orderid"],
            Note = "Net sales are the order's total less tax and shipping. " + RefundsAreShared + " " + OneRowAnOrder,
        },
        new("woocommerce_analytics", "WooCommerce's list of orders", UploadKind.OrderLines, ["date", "order", "status", "itemssold"], Presets.Fields(
            """
            order_id=order, ordered_at=date, net_sales=netsales nrevenue netrevenue, quantity=itemssold, status=status,
            customer_id=customer, customer_name=customer
            """))
        {
            AnyOf = ["netsales", "nrevenue", "netrevenue"],
            Note = OneRowAnOrder,
            LeftOut = LeftOut("A list in one cell; upload the export by product for figures of products.", "products"),
        },
    ];

    private static Dictionary<string, string> LeftOut(string reason, params string[] columns)
        => columns.ToDictionary(column => column, _ => $"Left out: {char.ToLowerInvariant(reason[0])}{reason[1..]}");
}
