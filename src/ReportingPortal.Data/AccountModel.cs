using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Accounts;

namespace ReportingPortal.Data;

/// <summary>Tables that stay on one node whatever the number of tenants (see <see cref="Tenancy.TableKinds.Local"/>).</summary>
internal static class AccountModel
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Membership>(membership =>
        {
            membership.HasKey(m => new { m.TenantId, m.UserId });
            membership.HasIndex(m => m.UserId);
            membership.HasOne<User>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Cascade);
            membership.Property(m => m.Role).HasConversion<short>();
        });
        builder.Entity<Invitation>(invitation =>
        {
            invitation.HasKey(i => i.InvitationId);
            invitation.HasIndex(i => i.TokenHash).IsUnique();
            invitation.HasIndex(i => i.TenantId);
            invitation.Property(i => i.Role).HasConversion<short>();
        });
        builder.Entity<ApiKey>(key =>
        {
            key.HasKey(k => k.ApiKeyId);
            key.HasIndex(k => k.SecretHash).IsUnique();
            key.HasIndex(k => k.TenantId);
        });
        builder.Entity<AccountMail>(mail =>
        {
            mail.HasKey(m => m.MailId);
            mail.HasIndex(m => m.SentAt);
        });
        builder.Entity<DataProtectionKey>().HasKey(key => key.Name);
        builder.Entity<PlatformAuditEntry>(entry =>
        {
            entry.ToTable("platform_audit");
            entry.HasKey(e => e.AuditId);
            entry.HasIndex(e => e.HappenedAt);
        });
    }
}
