using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>Layouts whose orders lie in several files, each of them a part that waits for the others.</summary>
internal static class JoinedPresets
{
    private const string OnItsDay = "Left out: an order counts on the day it was placed.";

    public static readonly Preset[] All =
    [
        new("olist_orders", "Olist's orders", UploadKind.OrderHeads, ["orderid", "customerid", "orderstatus", "orderpurchasetimestamp"], Presets.Fields(
            "order_id=orderid, ordered_at=orderpurchasetimestamp, customer_alias=customerid, status=orderstatus"))
        {
            NoneOf = ["productid", "price", "paymentvalue"],
            Note = "What was sold comes with the file of items, and who bought with the file of customers, in any order. Each order has a customer number of its own.",
            LeftOut = new Dictionary<string, string>
            {
                ["orderapprovedat"] = OnItsDay, ["orderdeliveredcarrierdate"] = OnItsDay,
                ["orderdeliveredcustomerdate"] = OnItsDay, ["orderestimateddeliverydate"] = OnItsDay,
            },
        },
        new("olist_items", "Olist's order items", UploadKind.OrderItems, ["orderid", "orderitemid", "productid", "price"], Presets.Fields(
            "order_id=orderid, item_id=orderitemid, product_id=productid, quantity=quantity, unit_price=price"))
        {
            AnyOf = ["sellerid", "freightvalue", "shippinglimitdate"],
            NoneOf = ["orderpurchasetimestamp", "orderdate", "date", "createdat", "customerid", "paymentvalue"],
            Note = "Each item counts once the file of orders says when it was sold.",
            LeftOut = new Dictionary<string, string>
            {
                ["freightvalue"] = "Left out: net sales have no shipping.",
                ["shippinglimitdate"] = OnItsDay,
                ["sellerid"] = "Left out: the portal has no figures of sellers.",
            },
        },
        new("olist_customers", "Olist's customers", UploadKind.CustomerAliases, ["customerid", "customeruniqueid"], Presets.Fields(
            "alias_id=customerid, customer_id=customeruniqueid, region=customerstate, city=customercity"))
        {
            NoneOf = ["orderid"],
            Note = "A person has a new customer_id with each order; figures are of persons, by customer_unique_id.",
        },
    ];
}
