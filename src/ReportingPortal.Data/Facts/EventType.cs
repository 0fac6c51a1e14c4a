namespace ReportingPortal.Data.Facts;

public enum EventType : short
{
    SessionStart = 1,
    ProductView = 2,
    AddToCart = 3,
    Purchase = 4,
    SessionEnd = 5,
}
