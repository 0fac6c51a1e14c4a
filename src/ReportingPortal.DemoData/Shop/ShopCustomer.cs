namespace ReportingPortal.DemoData.Shop;

/// <summary>How a customer of the demo shop buys; decides the number of orders and how long they keep coming.</summary>
internal enum BuyerKind
{
    Prospect,
    OneTime,
    Occasional,
    Regular,
    Loyal,
    Devoted,
}

internal sealed record ShopCustomer(
    int Number, BuyerKind Kind, string Name, string Email, string Region, string City, string Segment, int FavouriteCategory);

/// <summary>One line of an order; a returned line has a negative quantity, the order's id and the day of the return.</summary>
internal sealed record ShopOrderLine(int Order, DateTime At, int Customer, int Product, int Quantity, decimal Discount);
