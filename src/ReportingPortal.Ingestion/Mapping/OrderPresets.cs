using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>Order files of published data sets and of the systems the portal replaces.</summary>
internal static class OrderPresets
{
    public static readonly Preset[] All =
    [
        new("superstore", "Superstore", UploadKind.OrderLines, ["orderid", "orderdate", "sales"], Presets.Fields(
            """
            order_id=orderid, ordered_at=orderdate, customer_id=customerid customername, customer_name=customername,
            segment=segment, region=region state country, country=country countryregion, city=city,
            product_id=productid productname, product_name=productname, category=category, sub_category=subcategory,
            net_sales=sales, quantity=quantity, discount_rate=discount, profit=profit
            """))
        {
            AnyOf = ["subcategory", "shipmode", "shipdate", "rowid", "productname"],
            NoneOf = ["unitprice", "price"],
            DateOrder = DateOrder.MonthFirst,
        },
        new("online_retail", "UCI Online Retail", UploadKind.OrderLines, ["stockcode", "quantity", "invoicedate"], Presets.Fields(
            """
            order_id=invoiceno invoice, product_id=stockcode, product_name=description, quantity=quantity,
            ordered_at=invoicedate, unit_price=unitprice price, customer_id=customerid, region=country, country=country
            """))
        {
            AnyOf = ["invoiceno", "invoice"],
            DateOrder = DateOrder.MonthFirst,
            Rules = LayoutRules.InvoiceNumbers,
            Note = "Invoices whose number begins with C are returns.",
        },
        new("shop_orders", "a shop's order lines", UploadKind.OrderLines, ["orderid", "orderdate", "productid", "quantity", "unitprice", "discount", "cost"], Presets.Fields(
            """
            order_id=orderid, ordered_at=orderdate, customer_id=customerid, region=region, product_id=productid,
            category=category, quantity=quantity, unit_price=unitprice, discount_rate=discount, cost=cost, status=status,
            currency=currency
            """))
        {
            NoneOf = ["profit"],
        },
        new("dummy_orders", "the dummy data", UploadKind.OrderLines, ["orderid", "orderdate", "customerid", "region", "category", "sales", "profit"], Presets.Fields(
            """
            order_id=orderid, ordered_at=orderdate, customer_id=customerid, region=region, product_id=category,
            category=category, net_sales=sales, profit=profit
            """))
        {
            NoneOf = ["productid", "productname", "quantity"],
            Note = "There are no products: each category stands for one.",
        },
        new("transactions", "the transactions file", UploadKind.OrderLines, ["transactionid", "productid"], Presets.Fields(
            """
            order_id=transactionid, customer_id=customerid, product_id=productid,
            ordered_at=transactiondate purchasedate date timestamp, quantity=quantity,
            net_sales=totalvalue totalamount totalprice amount, unit_price=price unitprice, discount=discountamount,
            region=region, category=category, status=status, currency=currency
            """))
        {
            AnyOf = ["transactiondate", "purchasedate", "date", "timestamp"],
            NoneOf = ["eventtype", "interactiontype", "orderid"],
        },
    ];

    public static readonly Preset CustomerOrders = new(
        "customer_orders", "orders by customer and day", UploadKind.OrderLines, ["customerid", "orderdate"], Presets.Fields(
            """
            customer_id=customerid, ordered_at=orderdate, net_sales=revenue amount sales netsales, customer_email=email,
            customer_name=customername firstname lastname, region=region country
            """))
    {
        AnyOf = ["revenue", "amount", "sales", "netsales"],
        IsWholeHeader = true,
        Note = "There are no order numbers: each row is an order.",
    };
}
