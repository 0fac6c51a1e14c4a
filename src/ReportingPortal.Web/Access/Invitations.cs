using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Access;

/// <summary>An open invitation, what it leads to, and whether its address already has an account.</summary>
public sealed record InvitationOffer(Invitation Invitation, Tenant Tenant, bool HasAccount);

/// <summary>The only way into a tenant, and to an account.</summary>
public sealed class Invitations(ReportingDbContext db, UserManager<User> users, AccountMailer mailer, PublicAddress address, TimeProvider time)
{
    private static readonly TimeSpan Validity = TimeSpan.FromDays(7);

    /// <summary>Invites an address; an earlier open invitation of the same address is replaced.</summary>
    /// <exception cref="RuleViolationException">No mail address, or a member already.</exception>
    public async Task<Invitation> InviteAsync(Tenant tenant, string email, TenantRole role, Guid? invitedBy, CancellationToken ct)
    {
        email = CheckAddress(email, "Email");
        if (!Enum.IsDefined(role))
        {
            throw new RuleViolationException("Role", "Choose a role.");
        }

        if (await IsMemberAsync(tenant, email, ct))
        {
            throw new RuleViolationException("Email", $"{email} is a member already.");
        }

        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await Open(tenant.TenantId, now).Where(i => i.Email == email).ExecuteUpdateAsync(set => set.SetProperty(i => i.RevokedAt, now), ct);
        var token = SecretTokens.Create();
        var invitation = new Invitation
        {
            TenantId = tenant.TenantId,
            Email = email,
            Role = role,
            TokenHash = SecretTokens.Hash(token),
            InvitedBy = invitedBy,
            CreatedAt = now,
            ExpiresAt = now + Validity,
        };
        db.Invitations.Add(invitation);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await mailer.SendInvitationAsync(email, tenant, role, address.To("/account/accept-invitation?token=" + token), ct);
        return invitation;
    }

    /// <returns>The address without surrounding blanks.</returns>
    /// <exception cref="RuleViolationException">It is none.</exception>
    public static string CheckAddress(string? email, string input)
        => (email ?? "").Trim() is { Length: <= 254 } trimmed && MailAddress.TryCreate(trimmed, out var parsed) && parsed.Address == trimmed
            ? trimmed
            : throw new RuleViolationException(input, "This is not an e-mail address.");

    public async Task<IReadOnlyList<Invitation>> OpenAsync(int tenantId, CancellationToken ct)
        => await Open(tenantId, time.GetUtcNow()).AsNoTracking().OrderBy(i => i.Email).ToListAsync(ct);

    public async Task<bool> RevokeAsync(int tenantId, Guid invitationId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return await Open(tenantId, now).Where(i => i.InvitationId == invitationId)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.RevokedAt, now), ct) == 1;
    }

    /// <summary>What the link leads to, or null when it is unknown, used, revoked or expired.</summary>
    public async Task<InvitationOffer?> FindAsync(string? token, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var hash = SecretTokens.Hash(token ?? "");
        var found = await db.Invitations.AsNoTracking()
            .Where(i => i.TokenHash == hash && i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > now)
            .Join(db.Tenants, i => i.TenantId, t => t.TenantId, (i, t) => new { Invitation = i, Tenant = t })
            .SingleOrDefaultAsync(ct);
        return found is null ? null
            : new InvitationOffer(found.Invitation, found.Tenant, await users.FindByEmailAsync(found.Invitation.Email) is not null);
    }

    /// <summary>Makes the account and the membership together. The link came by mail, so the address is confirmed.</summary>
    public async Task<IdentityResult> AcceptAsNewAsync(InvitationOffer offer, string displayName, string password, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var email = offer.Invitation.Email;
        var user = new User
        {
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            DisplayName = displayName.Trim(),
            CreatedAt = time.GetUtcNow(),
        };
        var result = await users.CreateAsync(user, password);
        if (result.Succeeded)
        {
            await JoinAsync(offer, user.Id, ct);
            await transaction.CommitAsync(ct);
        }

        return result;
    }

    /// <exception cref="RuleViolationException">The invitation is for another address, or was used meanwhile.</exception>
    public async Task AcceptAsync(InvitationOffer offer, SignedInUser user, CancellationToken ct)
    {
        if (!string.Equals(user.Email, offer.Invitation.Email, StringComparison.OrdinalIgnoreCase))
        {
            throw new RuleViolationException("", "This invitation was sent to another address than the one you are signed in with.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await JoinAsync(offer, user.UserId, ct);
        await transaction.CommitAsync(ct);
    }

    private async Task JoinAsync(InvitationOffer offer, Guid userId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var accepted = await Open(offer.Tenant.TenantId, now).Where(i => i.InvitationId == offer.Invitation.InvitationId)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.AcceptedAt, now), ct);
        if (accepted != 1)
        {
            throw new RuleViolationException("", "This invitation is no longer valid.");
        }

        if (!await db.Memberships.AnyAsync(m => m.TenantId == offer.Tenant.TenantId && m.UserId == userId, ct))
        {
            db.Memberships.Add(new Membership { TenantId = offer.Tenant.TenantId, UserId = userId, Role = offer.Invitation.Role, CreatedAt = now });
            await db.SaveChangesAsync(ct);
        }
    }

    private IQueryable<Invitation> Open(int tenantId, DateTimeOffset now)
        => db.Invitations.Where(i => i.TenantId == tenantId && i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > now);

    private async Task<bool> IsMemberAsync(Tenant tenant, string email, CancellationToken ct)
        => await users.FindByEmailAsync(email) is { } user
            && await db.Memberships.AnyAsync(m => m.TenantId == tenant.TenantId && m.UserId == user.Id, ct);
}
