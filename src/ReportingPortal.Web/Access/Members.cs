using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data;
using ReportingPortal.Data.Accounts;

namespace ReportingPortal.Web.Access;

/// <summary>A member as the owners of a tenant see them.</summary>
public sealed record MemberListing(Guid UserId, string Email, string DisplayName, TenantRole Role, DateTimeOffset Since);

/// <summary>Who belongs to a tenant and as what. A tenant is never left without an owner.</summary>
public sealed class Members(ReportingDbContext db, TimeProvider time)
{
    public async Task<IReadOnlyList<MemberListing>> ListAsync(int tenantId, CancellationToken ct)
        => await db.Memberships.AsNoTracking()
            .Where(m => m.TenantId == tenantId)
            .Join(db.Users, m => m.UserId, u => u.Id, (m, u) => new { m, u })
            .OrderByDescending(x => x.m.Role).ThenBy(x => x.u.Email)
            .Select(x => new MemberListing(x.u.Id, x.u.Email!, x.u.DisplayName, x.m.Role, x.m.CreatedAt))
            .ToListAsync(ct);

    public async Task AddAsync(int tenantId, Guid userId, TenantRole role, CancellationToken ct)
    {
        db.Memberships.Add(new Membership { TenantId = tenantId, UserId = userId, Role = role, CreatedAt = time.GetUtcNow() });
        await db.SaveChangesAsync(ct);
    }

    /// <exception cref="RuleViolationException">They are the last owner, or no member.</exception>
    public Task ChangeRoleAsync(int tenantId, Guid userId, TenantRole role, CancellationToken ct)
        => ChangeAsync(tenantId, userId, role, (_, member) => member.Role = role, ct);

    /// <exception cref="RuleViolationException">They are the last owner, or no member.</exception>
    public Task RemoveAsync(int tenantId, Guid userId, CancellationToken ct)
        => ChangeAsync(tenantId, userId, null, (all, member) => all.Remove(member), ct);

    private async Task ChangeAsync(
        int tenantId, Guid userId, TenantRole? after, Action<DbSet<Membership>, Membership> change, CancellationToken ct)
    {
        if (after is { } role && !Enum.IsDefined(role))
        {
            throw new RuleViolationException("Role", "Choose a role.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // The rows are locked: of two owners who remove each other at once, one stays.
        var members = await db.Memberships
            .FromSql($"select * from memberships where tenant_id = {tenantId} order by user_id for update")
            .ToListAsync(ct);
        var member = members.SingleOrDefault(m => m.UserId == userId)
            ?? throw new RuleViolationException("", "This person is no member any more.");
        if (member.Role == TenantRole.Owner && after != TenantRole.Owner && members.Count(m => m.Role == TenantRole.Owner) == 1)
        {
            throw new RuleViolationException("", "The last owner stays: make somebody else an owner first.");
        }

        change(db.Memberships, member);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
