using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Mapping;

/// <summary>Files in the exact layout of the systems the portal knows: recognised by their header, read without a question.</summary>
public class PresetTests(IngestionDatabase database) : IClassFixture<IngestionDatabase>
{
    /// <summary>Header and a row of each layout; all numbers are made up.</summary>
    public static TheoryData<string, UploadKind, string> Layouts => new()
    {
        { "user_analytics", UploadKind.Customers, "Customer_ID,Recency,Frequency,Monetary,Avg_Session_Duration,Segment_Label\n1001,12,5,410.5,14.2,Champions" },
        { "dummy_orders", UploadKind.OrderLines, "Order ID,Order Date,Customer ID,Region,Category,Sales,Profit\nORD-1000,2024-03-01,CUST-7,North,Technology,250.5,-30.25" },
        { "users", UploadKind.Customers, "user_id,email,registration_date,age,gender,location,segment\nU000001,a@example.com,2024-01-02,33,F,Berlin,High Value" },
        { "products", UploadKind.Products, "product_id,product_name,category,price\nP0001,Lamp,Home & Garden,49.9" },
        { "events", UploadKind.Events, "event_id,user_id,session_id,event_type,timestamp,product_id,category,price,quantity\nE1,U000001,S1,purchase,2024-03-01 10:00:00,P0001,Home & Garden,49.9,2" },
        { "customers", UploadKind.Customers, "customerid,customername,region,signupdate\nC1,Ann,Asia,2023-01-02" },
        { "customers", UploadKind.Customers, "CustomerID,CustomerName,Region,SignupDate\nC0001,Ann,Asia,2023-01-02" },
        { "products", UploadKind.Products, "productid,productname,category,price\nP1,Lamp,Home,10" },
        { "transactions", UploadKind.OrderLines, "transactionid,customerid,productid,transactiondate,quantity,totalvalue\nT1,C1,P1,2024-01-05,2,20" },
        { "transactions", UploadKind.OrderLines, "TransactionID,CustomerID,ProductID,TransactionDate,Quantity,TotalValue,Price\nT00001,C0199,P067,2024-08-25 12:38:23,1,300.68,300.68" },
        { "transactions", UploadKind.OrderLines, "transaction_id,customer_id,product_id,transaction_date,quantity,total_amount\nT1,C1,P1,2024-01-05,2,20" },
        { "shopify_customers", UploadKind.Customers, "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address City,Default Address Country Code,Total Spent,Total Orders\n'207119551,Ann,Lee,Ann@example.com,yes,London,GB,100.00,2" },
        { "users", UploadKind.Customers, "user_id,name,email\n1,Ann,a@example.com" },
        { "products", UploadKind.Products, "product_id,name,category,price\n1,Lamp,Home,10" },
        { "interactions", UploadKind.Events, "user_id,product_id,interaction_type,timestamp\n1,1,view,2024-01-05 10:00:00" },
        { "superstore", UploadKind.OrderLines, "Row ID;Order ID;Order Date;Ship Date;Ship Mode;Customer ID;Customer Name;Segment;Country;City;State;Postal Code;Region;Product ID;Category;Sub-Category;Product Name;Sales;Quantity;Discount;Profit\n1;CA-1;13.11.16;15.11.16;Second Class;CG-1;Claire Gute;Consumer;United States;Henderson;Kentucky;42420;South;FUR-1;Furniture;Bookcases;Bush;1.261,96;2;0,2;41,91" },
        { "superstore", UploadKind.OrderLines, "Order ID,Order Date,Customer Name,Category,Sub-Category,Sales,Profit\nCA-1,11/8/2016,Claire Gute,Furniture,Bookcases,261.96,41.91" },
        { "online_retail", UploadKind.OrderLines, "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n536365,85123A,HEART,6,12/1/2010 8:26,2.55,17850,United Kingdom" },
        { "online_retail", UploadKind.OrderLines, "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n489434,85048,LIGHTS,12,2009-12-01 07:45:00,6.95,13085.0,United Kingdom" },
        { "woocommerce_lines", UploadKind.OrderLines, "Order Number,Order Status,Order Date,First Name (Billing),Last Name (Billing),City (Billing),Country Code (Billing),Email (Billing),Cart Discount Amount,Order Subtotal Amount,Order Total Amount,SKU,Item #,Item Name,Quantity (- Refund),Item Cost,Coupon Code,Discount Amount,Discount Amount Tax\n77,Completed,2024-01-05 10:00,Ann,Lee,Paris,FR,a@example.com,0,20,25,L-1,1,Lamp,2,10.00,,," },
        { "woocommerce_items", UploadKind.OrderLines, "order_id,order_number,order_date,status,order_total,tax_total,shipping_total,order_currency,billing_email,billing_country,item_id,item_product_id,item_name,item_sku,item_quantity,item_subtotal,item_total,item_total_tax\n77,77,2024-01-05 10:00,completed,28.8,3.8,5,EUR,a@example.com,FR,1,9,Lamp,L-1,2,22,20,3.8" },
        { "woocommerce_orders", UploadKind.OrderLines, "order_id,order_number,order_date,status,shipping_total,shipping_tax_total,fee_total,tax_total,discount_total,order_total,order_currency,payment_method,customer_id,billing_email,billing_country\n77,77,2024-01-05 10:00,processing,5,0.95,0,4.75,2,29.75,EUR,stripe,0,a@example.com,FR" },
        { "woocommerce_analytics", UploadKind.OrderLines, "Date,Order #,Net Sales,Status,Customer,Customer type,Product(s),Items sold,Coupon(s),Attribution\n2024-01-05 10:00:00,77,20,completed,Ann Lee,new,2× Lamp,2,,Direct" },
        { "retailrocket", UploadKind.Events, "timestamp,visitorid,event,itemid,transactionid\n1433221332117,257597,view,355908," },
        { "olist_orders", UploadKind.OrderHeads, "order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date\no,c,delivered,2017-10-02 10:56:33,,,," },
        { "olist_items", UploadKind.OrderItems, "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value\no,1,p,s,2017-09-19 09:45:35,58.90,13.29" },
        { "olist_customers", UploadKind.CustomerAliases, "customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state\nc,u,14409,franca,SP" },
        { "events", UploadKind.Events, "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session\n2019-10-01 00:00:00 UTC,view,44600062,2103807459595387724,,shiseido,35.79,541312140,72d76fde-8bb3-4e00-8c23-a032dfed738c" },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task A_known_layout_is_read_without_a_question(string preset, UploadKind kind, string text)
    {
        var shop = await database.NewShopAsync(currency: "EUR");

        var upload = await shop.LoadAsync(text + "\n");

        upload.Error.ShouldBeNull();
        (upload.Status, upload.Preset, upload.Kind, upload.RowsNew, upload.RowsRejected).ShouldBe((UploadStatus.Succeeded, preset, kind, 1, 0));
        (await (await database.NewShopAsync()).LinesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Results_of_another_system_are_left_out_and_named()
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync("Customer_ID,Recency,Frequency,Monetary,Avg_Session_Duration,Segment_Label\n1001,12,5,410.5,14.2,At Risk\n");

        var customer = (await shop.ReadAsync(db => db.Customers)).ShouldHaveSingleItem();
        (customer.CustomerId, customer.GivenSegment).ShouldBe(("1001", "At Risk"));
        upload.Dialect!.Split("Left out: a result and no fact.").Length.ShouldBe(5, "four columns are named");
    }

    [Fact]
    public async Task A_total_with_tax_and_shipping_is_brought_down_to_net_sales()
    {
        var shop = await database.NewShopAsync(currency: "EUR");

        await shop.LoadAsync("order_number,order_date,status,shipping_total,tax_total,discount_total,order_total,order_currency,billing_email\n"
            + "77,2024-01-05,completed,5,4.75,2,29.75,EUR,a@example.com\n78,2024-01-05,cancelled,0,0,0,10,EUR,b@example.com\n");

        (await shop.LinesAsync()).Select(l => (l.OrderId, l.NetSales, l.Discount, l.CustomerId, l.IsValid)).ShouldBe(
            [("77", 20m, 2m, "a@example.com", true), ("78", 10m, 0m, "b@example.com", false)]);
    }

    [Fact]
    public async Task What_WooCommerce_refunded_is_returned_from_an_order_and_from_its_items()
    {
        var (shop, other) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string header = "order_number,order_date,status,shipping_total,tax_total,order_total,order_currency,billing_email,refunded_total";
        await other.LoadAsync(header + "\n1,2024-01-05 10:00,completed,0,0,50,EUR,a@example.com,0\n");

        // 1: 119 with 19 of tax, all of it went back: 100. 2: half of 124 with 19 of tax and 5 of shipping: 50 of 100.
        var upload = await shop.LoadAsync(header + "\n1,2024-01-05 10:00,refunded,0,19,119,EUR,a@example.com,119\n2,2024-01-05 11:00,processing,5,19,124,EUR,b@example.com,62\n");

        (upload.Preset, upload.RowsNew).ShouldBe(("woocommerce_orders", 2));
        (await shop.DailySalesAsync()).Single().ShouldSatisfyAllConditions(
            day => day.GrossSales.ShouldBe(200m), day => day.Returns.ShouldBe(150m), day => day.NetSales.ShouldBe(50m), day => day.Orders.ShouldBe(2));
        (await other.DailySalesAsync()).Single().NetSales.ShouldBe(50m);

        // Items of 20 and 10; 10 of the order's 30 went back, once.
        var items = await shop.LoadAsync(
            "order_number,order_date,status,billing_email,order_total,order_currency,item_sku,item_name,item_quantity,item_total,refunded_total\n"
            + "3,2024-02-05 10:00,completed,a@example.com,30,EUR,S1,Cup,2,20,10\n3,2024-02-05 10:00,completed,a@example.com,30,EUR,S2,Mug,1,10,10\n");

        items.Preset.ShouldBe("woocommerce_items");
        (await shop.DailySalesAsync())[1].ShouldSatisfyAllConditions(day => day.Returns.ShouldBe(10m), day => day.NetSales.ShouldBe(20m), day => day.UnitsSold.ShouldBe(3m));
    }

    [Fact]
    public async Task Visitors_and_their_purchases_of_RetailRocket_are_events_by_the_shops_day()
    {
        var shop = await database.NewShopAsync("Asia/Tokyo");

        var upload = await shop.LoadAsync(
            "timestamp,visitorid,event,itemid,transactionid\n1433221332117,257597,view,355908,\n1433221400000,257597,addtocart,355908,\n1433262332117,257597,transaction,355908,4000\n");

        upload.Error.ShouldBeNull();
        (await shop.ReadAsync(db => db.Events.OrderBy(e => e.OccurredAt))).Select(e => (e.EventType, e.EventDate)).ShouldBe(
        [
            (EventType.ProductView, new DateOnly(2015, 6, 2)), (EventType.AddToCart, new DateOnly(2015, 6, 2)), (EventType.Purchase, new DateOnly(2015, 6, 3)),
        ]);
        upload.Dialect!.ShouldContain("moments counted in seconds since 1970, in UTC.");
    }

    [Fact]
    public async Task The_published_sample_of_REES46_is_taken_whole()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Missing);
        var shop = await database.NewShopAsync("UTC", "USD");

        var upload = await shop.LoadAsync(SharedData.Read("rees46_2019-Oct-sample.csv"));

        (upload.Preset, upload.RowsRead, upload.RowsRejected).ShouldBe(("events", 1000, 0));
    }

    [Fact]
    public async Task A_known_date_order_decides_only_for_files_as_published()
    {
        var (published, copied) = (await database.NewShopAsync(), await database.NewShopAsync());
        const string Text = "Order ID,Order Date,Customer Name,Category,Sub-Category,Sales,Profit\nCA-1,11/8/2016,Claire Gute,Furniture,Bookcases,261.96,41.91\n";

        var upload = await published.LoadAsync(Text);
        var copy = await copied.LoadAsync(Text.Replace(',', ';').Replace('.', ','));

        upload.Dialect!.ShouldContain("Read month first as Superstore files are; no date in it says otherwise.");
        (await published.SalesAsync()).ShouldHaveSingleItem().SaleDate.ShouldBe(new DateOnly(2016, 11, 8));
        copy.Error.ShouldBe("Every date in Order Date can be read day first and month first: say which (date_order).");
    }

    [Theory]
    [InlineData("order_id,payment_sequential,payment_type,payment_installments,payment_value\nx,1,credit_card,8,99.33\n", "a list of payments")]
    [InlineData("timestamp,itemid,property,value\n1435460400000,460429,categoryid,1338\n", "a history of item properties")]
    [InlineData("settlement-id\tdeposit-date\tcurrency\ttransaction-type\torder-id\tamount-type\tamount-description\tamount\n900\t2024-01-16\tEUR\tOrder\t302-1\tItemPrice\tPrincipal\t25.00\n", "a settlement")]
    public async Task Lists_without_figures_are_refused_with_the_reason(string text, string reason)
    {
        var shop = await database.NewShopAsync();

        var upload = await shop.LoadAsync(text);

        upload.Status.ShouldBe(UploadStatus.Failed);
        upload.Error!.ShouldStartWith($"By its columns this is {reason}");
    }
}
