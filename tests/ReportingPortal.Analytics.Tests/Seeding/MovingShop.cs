namespace ReportingPortal.Analytics.Tests.Seeding;

/// <summary>Five customers over three months whose groups at each month's end are worked out by hand in <c>RfmMigrationQueryTests</c>.</summary>
public static class MovingShop
{
    public static ShopSeed WithMoves(this ShopSeed shop) => shop
        .Order("1", "C", "2024-01-05", 30).Order("2", "A", "2024-01-10", 100).Order("3", "D", "2024-01-15", 200).Order("4", "B", "2024-01-20", 50, region: "South")
        .Order("5", "D", "2024-01-25", 100).Order("6", "E", "2024-01-30", 10, category: "Books")
        .Order("7", "A", "2024-02-10", 100)
        .Order("8", "C", "2024-03-10", 30).Order("9", "A", "2024-03-31", 100);
}
