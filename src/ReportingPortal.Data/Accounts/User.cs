using Microsoft.AspNetCore.Identity;

namespace ReportingPortal.Data.Accounts;

/// <summary>A person who signs in; what they may do in a tenant is said by their <see cref="Membership"/>.</summary>
public class User : IdentityUser<Guid>
{
    public User()
    {
        Id = OrderedId.Next();
        SecurityStamp = Guid.NewGuid().ToString("N");
    }

    public string DisplayName { get; set; } = "";

    /// <summary>Stands above all tenants: creates and suspends them, sees all uploads and jobs.</summary>
    public bool IsPlatformAdmin { get; set; }

    /// <summary>Set on first-run accounts: the printed password must be replaced at the first sign-in.</summary>
    public bool MustChangePassword { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
