using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>The fields of each kind of file: what a mapping may name, and what other systems call it.</summary>
public static class FieldCatalogue
{
    /// <summary>Options that may stand in a mapping beside the fields: date_order (day_first, month_first, year_first), decimal_mark (. or ,).</summary>
    public static readonly IReadOnlySet<string> Options = new HashSet<string> { "date_order", "decimal_mark" };

    private static readonly CanonicalField[] OrderLines =
    [
        Optional("order_id", "Order number; without one each row is an order", "orderid", "ordernumber", "orderno", "order", "invoiceno", "invoiceid", "invoicenumber", "invoice", "transactionid", "receiptno", "receipt", "transaction"),
        Required("ordered_at", "Date (and time) of the order", "orderedat", "orderdate", "invoicedate", "transactiondate", "purchasedate", "saledate", "orderpurchasetimestamp", "createdat", "date", "datetime", "timestamp"),
        Optional("net_sales", "Line total after discount", "netsales", "sales", "totalvalue", "linetotal", "lineamount", "netamount", "totalamount", "totalprice", "revenue", "amount", "total"),
        Optional("unit_price", "Price of one unit", "unitprice", "priceeach", "itemprice", "lineitemprice", "price"),
        Optional("quantity", "Units", "quantity", "qty", "units", "lineitemquantity"),
        Optional("discount", "Discount amount of the line", "discountamount"),
        Optional("order_discount", "Discount of the whole order, on one of its rows"),
        Optional("discount_rate", "Discount as a rate from 0 to 1", "discountrate", "discountpercent"),
        Optional("customer_id", "Customer number", "customerid", "customerno", "customernumber", "customer", "clientid", "userid", "customeremail", "email"),
        Optional("customer_name", "Customer's name", "customername"),
        Optional("customer_email", "Customer's e-mail address", "customeremail", "email"),
        Optional("segment", "Customer segment of the source", "segment", "customersegment"),
        Optional("region", "Region", "region", "state", "province", "country"),
        Optional("country", "Country", "country"),
        Optional("city", "City", "city"),
        Optional("product_id", "Product number", "productid", "sku", "stockcode", "itemid", "productcode", "lineitemsku", "articleno", "product", "item"),
        Optional("product_name", "Product's name", "productname", "itemname", "lineitemname", "description", "productdescription", "title"),
        Optional("category", "Category", "category", "productcategory", "department"),
        Optional("sub_category", "Sub-category", "subcategory"),
        Optional("cost", "Cost of the line", "cost", "linecost", "totalcost", "cogs"),
        Optional("unit_cost", "Cost of one unit", "unitcost", "costprice"),
        Optional("profit", "Profit of the line", "profit", "grossprofit"),
        Optional("status", "Order status", "status", "orderstatus", "financialstatus"),
        Optional("cancelled_at", "Filled where the order was cancelled"),
        Optional("currency", "Currency", "currency", "currencycode"),
    ];

    private static readonly CanonicalField[] Customers =
    [
        Required("customer_id", "Customer number", "customerid", "customerno", "customernumber", "userid", "clientid", "id"),
        Optional("name", "Name", "customername", "name", "fullname"),
        Optional("email", "E-mail address", "email", "emailaddress", "customeremail"),
        Optional("region", "Region", "region", "state", "province", "location", "country"),
        Optional("country", "Country", "country"),
        Optional("city", "City", "city", "location"),
        Optional("segment", "Segment of the source", "segment", "customersegment"),
        Optional("gender", "Gender", "gender", "sex"),
        Optional("age", "Age in years", "age"),
        Optional("registered_on", "Date of registration", "registeredon", "registrationdate", "signupdate", "signedupat", "joindate", "createdat"),
    ];

    private static readonly CanonicalField[] Products =
    [
        Required("product_id", "Product number", "productid", "sku", "stockcode", "productcode", "itemid", "id"),
        Optional("name", "Name", "productname", "name", "title", "description"),
        Optional("category", "Category", "category", "productcategory", "department"),
        Optional("sub_category", "Sub-category", "subcategory"),
        Optional("price", "List price", "price", "unitprice", "listprice"),
        Optional("unit_cost", "Cost of one unit", "unitcost", "cost", "costprice"),
    ];

    private static readonly CanonicalField[] Events =
    [
        Required("event_type", "What happened (view, cart, purchase …)", "eventtype", "event", "action", "type"),
        Required("occurred_at", "When it happened", "occurredat", "timestamp", "eventtime", "eventtimestamp", "datetime", "time"),
        Required("customer_id", "Visitor or customer number", "userid", "customerid", "visitorid", "user"),
        Optional("session_id", "Session", "sessionid", "usersession", "session"),
        Optional("event_id", "Event number", "eventid", "id"),
        Optional("product_id", "Product number", "productid", "itemid", "sku"),
        Optional("category", "Category", "category", "categorycode"),
        Optional("price", "Price of one unit", "price", "unitprice"),
        Optional("quantity", "Units", "quantity", "qty"),
    ];

    /// <exception cref="ArgumentOutOfRangeException">Auto has no fields of its own.</exception>
    public static IReadOnlyList<CanonicalField> Of(UploadKind kind) => kind switch
    {
        UploadKind.OrderLines => OrderLines,
        UploadKind.Customers => Customers,
        UploadKind.Products => Products,
        UploadKind.Events => Events,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only a decided kind has fields."),
    };

    private static CanonicalField Required(string name, string meaning, params string[] sourceNames) => new(name, meaning, true, sourceNames);

    private static CanonicalField Optional(string name, string meaning, params string[] sourceNames) => new(name, meaning, false, sourceNames);
}
