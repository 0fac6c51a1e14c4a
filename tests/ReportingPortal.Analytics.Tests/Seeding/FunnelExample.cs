using ReportingPortal.Data.Facts;

namespace ReportingPortal.Analytics.Tests.Seeding;

/// <summary>Five visitors on their way from view to purchase: ordered 5, 4, 2, strict 5, 4, 1, in any order 5, 5, 2, worked out by hand.</summary>
public static class FunnelExample
{
    private const EventType View = EventType.ProductView;
    private const EventType Cart = EventType.AddToCart;
    private const EventType Buy = EventType.Purchase;

    public static ShopSeed WithFunnelExample(this ShopSeed shop) => shop
        .Order("F1", "u1", "2024-05-01", 10).Order("F4", "u4", "2024-05-09", 10)
        .Customer("u2", region: "South").Customer("u3", region: "South").Customer("u5", region: "South")
        .Event("u1", "s1", View, category: "Games", at: "2024-05-01 10:00").Event("u1", "s1", Cart, category: "Books", at: "2024-05-01 10:05")
        .Event("u1", "s1", Buy, at: "2024-05-01 10:20")
        .Event("u2", "s2", View, category: "Books", at: "2024-05-01 10:00").Event("u2", "s2", Cart, at: "2024-05-01 10:00")
        .Event("u3", "s3", Cart, category: "Games", at: "2024-05-01 09:00").Event("u3", "s3", View, at: "2024-05-01 09:10")
        .Event("u4", "s4", View, category: "Books", at: "2024-05-01 12:00").Event("u4", "s4", Cart, at: "2024-05-01 12:05").Event("u4", "s5", Buy, at: "2024-05-09 12:00")
        .Event("u5", "s6", View, category: "Games", at: "2024-05-01 10:00").Event("u5", "s6", View, at: "2024-05-01 10:01").Event("u5", "s6", Cart, at: "2024-05-01 10:02")
        .Event("u5", "s6", View, at: "2024-05-01 10:03").Event("u5", "s6", Buy, at: "2024-05-01 10:04")
        // Nobody's: no person can be told, and their session has no purchase.
        .Event(null, "s7", Cart, at: "2024-05-01 08:00");
}
