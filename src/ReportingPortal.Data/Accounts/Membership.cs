namespace ReportingPortal.Data.Accounts;

public class Membership
{
    public Guid UserId { get; set; }

    public int TenantId { get; set; }

    public TenantRole Role { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
