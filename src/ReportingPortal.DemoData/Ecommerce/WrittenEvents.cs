namespace ReportingPortal.DemoData.Ecommerce;

/// <summary>What an events file contains.</summary>
/// <param name="Sessions">Distinct sessions; each has one start and one end.</param>
/// <param name="ActiveUsers">Distinct users with at least one session.</param>
/// <param name="PurchasingSessions">Sessions with at least one purchase.</param>
/// <param name="PurchaseValue">Sum of price × quantity of the purchases.</param>
public sealed record WrittenEvents(
    long Events, int Sessions, int ActiveUsers, int ProductViews, int AddToCarts, int Purchases, int PurchasingSessions, decimal PurchaseValue);
