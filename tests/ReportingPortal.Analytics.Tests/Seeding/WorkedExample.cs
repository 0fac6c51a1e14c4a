namespace ReportingPortal.Analytics.Tests.Seeding;

/// <summary>Nine orders of five customers over three months, small enough to check every figure by hand.</summary>
public static class WorkedExample
{
    public static readonly Period January = Period.Month(new DateOnly(2024, 1, 1));
    public static readonly Period February = Period.Month(new DateOnly(2024, 2, 1));
    public static readonly Period March = Period.Month(new DateOnly(2024, 3, 1));
    public static readonly Period Quarter = new(new DateOnly(2024, 1, 1), new DateOnly(2024, 4, 1));

    public static ShopSeed WithWorkedExample(this ShopSeed shop) => shop
        .Order("O1", "C1", "2024-01-05", 100, "A", "Games", "North")
        .Order("O2", "C1", "2024-02-10", 50, "B", "Books", "North")
        .Order("O3", "C1", "2024-03-15", 100, "A", "Games", "North")
        .Order("O4", "C2", "2024-01-20", 50, "B", "Books", "South")
        .Order("O5", "C3", "2024-01-25", 30, "C", "Books", "South")
        .Order("O6", "C3", "2024-03-02", 30, "C", "Books", "South")
        .Order("O7", "C4", "2024-02-03", 100, "A", "Games", "South")
        .Order("O8", "C4", "2024-02-20", 100, "A", "Games", "South")
        .Order("O9", "C5", "2024-03-10", 50, "B", "Books", "North");
}
