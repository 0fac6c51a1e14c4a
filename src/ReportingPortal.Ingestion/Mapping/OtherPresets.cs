using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>Events, customers and products as other systems list them.</summary>
internal static class OtherPresets
{
    private const string Result = "Left out: a result and no fact. The portal works it out from orders and events.";

    /// <summary>What names orders lists neither customers nor products, even if it names these as well.</summary>
    private static readonly IReadOnlyList<string> OrderNumbers = SourceNames.Of(UploadKind.OrderLines, "order_id");

    public static readonly Preset[] All =
    [
        new("events", "the events file", UploadKind.Events, ["eventtype", "userid"], Presets.Fields(
            """
            event_id=eventid, customer_id=userid, session_id=sessionid usersession, event_type=eventtype,
            occurred_at=timestamp eventtime, product_id=productid, category=category categorycode categoryid,
            price=price, quantity=quantity, amount=revenue totalamount amount value total, currency=currency, order_id=orderid transactionid
            """))
        {
            AnyOf = ["timestamp", "eventtime"],
        },
        new("interactions", "the interactions file", UploadKind.Events, ["interactiontype", "userid", "productid"], Presets.Fields(
            """
            event_id=interactionid eventid id, customer_id=userid, session_id=sessionid, event_type=interactiontype,
            occurred_at=timestamp interactiontime interactiontimestamp interactiondate eventtime createdat date,
            product_id=productid, category=category, price=price, quantity=quantity, amount=revenue totalamount amount value total, currency=currency
            """))
        {
            AnyOf = ["timestamp", "interactiontime", "interactiontimestamp", "interactiondate", "eventtime", "createdat", "date"],
            Note = "Purchases without a price take it from the products file, whenever that comes.",
        },
        new("retailrocket", "RetailRocket", UploadKind.Events, ["timestamp", "visitorid", "event", "itemid"], Presets.Fields(
            "occurred_at=timestamp, customer_id=visitorid, event_type=event, product_id=itemid, order_id=transactionid"))
        {
            Note = "It names no prices: orders are counted, and sales come with a products file that has prices.",
        },
        new("otto", "OTTO's sessions", UploadKind.Events, ["session", "eventsaid", "eventsts", "eventstype"], Presets.Fields(
            "customer_id=session, session_id=session, event_type=eventstype, occurred_at=eventsts, product_id=eventsaid"))
        {
            Note = "A session stands for its visitor: the file names no customers and no prices.",
        },
        new("user_analytics", "the behaviour dashboard's users", UploadKind.Customers, ["customerid", "recency", "frequency", "monetary"], Presets.Fields(
            "customer_id=customerid, segment=segmentlabel segment, region=region, email=email, name=name customername"))
        {
            NoneOf = ["orderid", "invoiceno", "invoice"],
            Note = "Customers and the segment they were given.",
            LeftOut = new Dictionary<string, string>
            {
                ["recency"] = Result, ["frequency"] = Result, ["monetary"] = Result, ["avgsessionduration"] = Result,
            },
        },
        new("users", "the users file", UploadKind.Customers, ["userid"], Presets.Fields(
            """
            customer_id=userid, name=name fullname username, email=email,
            registered_on=registrationdate signupdate registeredon joindate createdat, age=age, gender=gender,
            region=region location country, city=city location, country=country, segment=segment
            """))
        {
            AnyOf = ["registrationdate", "signupdate", "registeredon", "joindate", "username", "name", "fullname", "email"],
            NoneOf = ["eventtype", "interactiontype", "productid", "sessionid", .. OrderNumbers],
            IsOfPeople = true,
        },
        new("shopify_customers", "Shopify's customer export", UploadKind.Customers, ["firstname", "lastname", "email", "totalspent", "totalorders"], Presets.Fields(
            """
            customer_id=email, email=email, name=lastname, first_name=firstname, region=defaultaddresscountrycode countrycode country,
            country=defaultaddresscountrycode countrycode country, city=defaultaddresscity city
            """))
        {
            Note = "Customers are known by their e-mail addresses, as in Shopify's order export.",
            LeftOut = new Dictionary<string, string> { ["totalspent"] = Result, ["totalorders"] = Result },
        },
        new("woocommerce_customers", "WooCommerce's customers", UploadKind.Customers, ["useremail", "userregistered"], Presets.Fields(
            """
            customer_id=useremail, email=useremail, name=lastname billinglastname displayname, first_name=firstname billingfirstname,
            region=billingcountry, country=billingcountry, city=billingcity, registered_on=userregistered
            """))
        {
            Note = "Customers are known by their e-mail addresses, as in WooCommerce's order export.",
        },
        new("customers", "the customers file", UploadKind.Customers, ["customerid"], Presets.Fields(
            """
            customer_id=customerid, name=customername name fullname lastname, first_name=firstname, email=email customeremail, region=region state country,
            country=country, city=city, segment=segment, gender=gender, age=age,
            registered_on=signupdate registrationdate registeredon joindate datejoined customersince createdat
            """))
        {
            AnyOf = ["customername", "name", "fullname", "signupdate", "registrationdate", "email", "customeremail"],
            NoneOf = ["sales", "orderdate", "productid", .. OrderNumbers],
            IsOfPeople = true,
        },
        new("products", "the products file", UploadKind.Products, ["productid", "category"], Presets.Fields(
            """
            product_id=productid, name=productname name title, category=category, sub_category=subcategory,
            price=price unitprice listprice, unit_cost=cost unitcost costprice
            """))
        {
            AnyOf = ["productname", "name", "title"],
            NoneOf = ["customerid", "userid", "quantity", .. OrderNumbers],
        },
    ];
}
