namespace ReportingPortal.Data.Accounts;

/// <summary>The only way to an account: a link, valid once and for a while. Only its token's hash is kept.</summary>
public class Invitation
{
    public Guid InvitationId { get; set; } = OrderedId.Next();

    public int TenantId { get; set; }

    public string Email { get; set; } = "";

    public TenantRole Role { get; set; }

    public byte[] TokenHash { get; set; } = [];

    public Guid? InvitedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
