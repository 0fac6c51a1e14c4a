using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Access;

/// <summary>A tenant the person belongs to, and as what.</summary>
public sealed record TenantMembership(Tenant Tenant, TenantRole Role);

/// <summary>
/// The person behind this request, read from the database once a request: a role taken away or a password that must
/// change counts from the next click on, not when the cookie is renewed.
/// </summary>
public sealed class SignedInUser(ReportingDbContext db)
{
    private User? user;

    public bool IsSet => user is not null;

    public Guid UserId => user?.Id ?? throw new InvalidOperationException("Nobody is signed in.");

    public string Email => user?.Email ?? "";

    public string DisplayName => user is null ? "" : user.DisplayName.Length > 0 ? user.DisplayName : Email;

    public bool IsPlatformAdmin => user?.IsPlatformAdmin ?? false;

    public bool MustChangePassword => user?.MustChangePassword ?? false;

    /// <summary>By name; suspended tenants included.</summary>
    public IReadOnlyList<TenantMembership> Tenants { get; private set; } = [];

    public TenantMembership? In(string? slug)
        => Tenants.FirstOrDefault(m => string.Equals(m.Tenant.Slug, slug, StringComparison.OrdinalIgnoreCase));

    /// <returns>False when the account no longer exists.</returns>
    public async Task<bool> LoadAsync(Guid userId, CancellationToken ct)
    {
        user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, ct);
        Tenants = await db.Memberships.AsNoTracking()
            .Where(m => m.UserId == userId)
            .Join(db.Tenants, m => m.TenantId, t => t.TenantId, (m, t) => new TenantMembership(t, m.Role))
            .ToListAsync(ct);
        Tenants = [.. Tenants.OrderBy(m => m.Tenant.Name, StringComparer.CurrentCultureIgnoreCase)];
        return user is not null;
    }
}
