namespace ReportingPortal.Data.Tenancy;

/// <summary>
/// Every table of the portal is one of three kinds (a test compares these lists with the catalogue). Tenant tables are
/// all others: tenant_id first in the key, row-level security enabled and forced.
/// </summary>
public static class TableKinds
{
    /// <summary>Small, seldom written, the same for all tenants; copied to every node of a cluster.</summary>
    public static readonly IReadOnlySet<string> Reference = new HashSet<string> { "tenants" };

    /// <summary>Stay on one node: accounts and what finds a tenant before it is known, keys, audit, scheduler, history.</summary>
    public static readonly IReadOnlySet<string> Local = new HashSet<string>
    {
        "users", "user_claims", "user_logins", "user_tokens", "user_passkeys",
        "memberships", "invitations", "api_keys", "account_mails", "data_protection_keys", "platform_audit",
        "migrations_history",
    };

    /// <summary>The scheduler creates its own local tables under this prefix.</summary>
    public const string SchedulerPrefix = "qrtz_";
}
