using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>The layouts the portal knows, most particular first.</summary>
public static class Presets
{
    public static readonly IReadOnlyList<Preset> All =
    [
        new("superstore", UploadKind.OrderLines, ["orderid", "orderdate", "sales"], ["subcategory", "shipmode", "shipdate", "rowid", "productname"], ["unitprice", "price"],
            new Dictionary<string, string[]>
            {
                ["order_id"] = ["orderid"], ["ordered_at"] = ["orderdate"], ["customer_id"] = ["customerid", "customername"],
                ["customer_name"] = ["customername"], ["segment"] = ["segment"], ["region"] = ["region", "state", "country"],
                ["country"] = ["country", "countryregion"], ["city"] = ["city"], ["product_id"] = ["productid", "productname"],
                ["product_name"] = ["productname"], ["category"] = ["category"], ["sub_category"] = ["subcategory"],
                ["net_sales"] = ["sales"], ["quantity"] = ["quantity"], ["discount_rate"] = ["discount"], ["profit"] = ["profit"],
            },
            DateOrder.MonthFirst),
        new("online_retail", UploadKind.OrderLines, ["stockcode", "quantity", "invoicedate"], ["invoiceno", "invoice"], [],
            new Dictionary<string, string[]>
            {
                ["order_id"] = ["invoiceno", "invoice"], ["product_id"] = ["stockcode"], ["product_name"] = ["description"],
                ["quantity"] = ["quantity"], ["ordered_at"] = ["invoicedate"], ["unit_price"] = ["unitprice", "price"],
                ["customer_id"] = ["customerid"], ["region"] = ["country"], ["country"] = ["country"],
            },
            DateOrder.MonthFirst, LayoutRules.InvoiceNumbers),
        new("shop_orders", UploadKind.OrderLines, ["orderid", "orderdate", "productid", "quantity", "unitprice", "discount", "cost"], [], ["profit"],
            new Dictionary<string, string[]>
            {
                ["order_id"] = ["orderid"], ["ordered_at"] = ["orderdate"], ["customer_id"] = ["customerid"], ["region"] = ["region"],
                ["product_id"] = ["productid"], ["category"] = ["category"], ["quantity"] = ["quantity"], ["unit_price"] = ["unitprice"],
                ["discount_rate"] = ["discount"], ["cost"] = ["cost"], ["status"] = ["status"], ["currency"] = ["currency"],
            }),
        new("dummy_orders", UploadKind.OrderLines, ["orderid", "orderdate", "customerid", "region", "category", "sales", "profit"], [],
            ["productid", "productname", "quantity"],
            new Dictionary<string, string[]>
            {
                ["order_id"] = ["orderid"], ["ordered_at"] = ["orderdate"], ["customer_id"] = ["customerid"], ["region"] = ["region"],
                ["product_id"] = ["category"], ["category"] = ["category"], ["net_sales"] = ["sales"], ["profit"] = ["profit"],
            }),
        new("transactions", UploadKind.OrderLines, ["transactionid", "productid", "transactiondate", "totalvalue"], [], [],
            new Dictionary<string, string[]>
            {
                ["order_id"] = ["transactionid"], ["customer_id"] = ["customerid"], ["product_id"] = ["productid"],
                ["ordered_at"] = ["transactiondate"], ["quantity"] = ["quantity"], ["net_sales"] = ["totalvalue"],
            }),
        new("shopify_orders", UploadKind.OrderLines, ["name", "createdat", "lineitemquantity", "lineitemprice"], [], [],
            new Dictionary<string, string[]>
            {
                ["order_id"] = ["name"], ["ordered_at"] = ["createdat"], ["customer_id"] = ["email"], ["customer_email"] = ["email"],
                ["customer_name"] = ["billingname", "shippingname"], ["region"] = ["shippingcountry", "billingcountry"],
                ["country"] = ["shippingcountry", "billingcountry"], ["city"] = ["shippingcity", "billingcity"],
                ["product_id"] = ["lineitemsku"], ["product_name"] = ["lineitemname"], ["quantity"] = ["lineitemquantity"],
                ["unit_price"] = ["lineitemprice"], ["discount"] = ["lineitemdiscount"], ["order_discount"] = ["discountamount"],
                ["status"] = ["financialstatus"], ["cancelled_at"] = ["cancelledat"], ["currency"] = ["currency"],
            },
            Rules: LayoutRules.OrderValuesOnFirstRow),
        new("customer_orders", UploadKind.OrderLines, ["customerid", "orderdate"], ["revenue", "amount", "sales", "netsales"], [],
            new Dictionary<string, string[]>
            {
                ["customer_id"] = ["customerid"], ["ordered_at"] = ["orderdate"], ["net_sales"] = ["revenue", "amount", "sales", "netsales"],
                ["customer_email"] = ["email"], ["customer_name"] = ["customername", "firstname", "lastname"], ["region"] = ["region", "country"],
            },
            IsWholeHeader: true),
        new("events", UploadKind.Events, ["eventtype", "userid"], ["timestamp", "eventtime"], [],
            new Dictionary<string, string[]>
            {
                ["event_id"] = ["eventid"], ["customer_id"] = ["userid"], ["session_id"] = ["sessionid", "usersession"],
                ["event_type"] = ["eventtype"], ["occurred_at"] = ["timestamp", "eventtime"], ["product_id"] = ["productid"],
                ["category"] = ["category", "categorycode"], ["price"] = ["price"], ["quantity"] = ["quantity"],
            }),
        new("users", UploadKind.Customers, ["userid", "registrationdate"], [], ["eventtype"],
            new Dictionary<string, string[]>
            {
                ["customer_id"] = ["userid"], ["name"] = ["name"], ["email"] = ["email"], ["registered_on"] = ["registrationdate"],
                ["age"] = ["age"], ["gender"] = ["gender"], ["region"] = ["region", "location"], ["city"] = ["city", "location"],
                ["country"] = ["country"], ["segment"] = ["segment"],
            }),
        new("customers", UploadKind.Customers, ["customerid"], ["customername", "name", "signupdate", "email"], ["orderid", "transactionid", "invoiceno", "invoice", "sales"],
            new Dictionary<string, string[]>
            {
                ["customer_id"] = ["customerid"], ["name"] = ["customername", "name"], ["email"] = ["email"], ["region"] = ["region", "state", "country"],
                ["country"] = ["country"], ["city"] = ["city"], ["segment"] = ["segment"], ["gender"] = ["gender"], ["age"] = ["age"],
                ["registered_on"] = ["signupdate", "registrationdate"],
            }),
        new("products", UploadKind.Products, ["productid", "category"], ["productname", "name"], ["orderid", "transactionid", "customerid", "userid", "quantity"],
            new Dictionary<string, string[]>
            {
                ["product_id"] = ["productid"], ["name"] = ["productname", "name"], ["category"] = ["category"], ["sub_category"] = ["subcategory"],
                ["price"] = ["price", "unitprice"], ["unit_cost"] = ["cost", "unitcost"],
            }),
    ];

    public static Preset? ByName(string name) => All.FirstOrDefault(preset => preset.Name == name);

    /// <summary>The first layout that knows this header; null when none does.</summary>
    public static Preset? Recognise(IReadOnlyList<ColumnDialect> columns, UploadKind kind)
    {
        var names = columns.Select(column => ColumnNames.Normalise(column.Name)).ToHashSet();
        return All.FirstOrDefault(preset => (kind == UploadKind.Auto || preset.Kind == kind) && preset.Recognises(names));
    }
}
