using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Reports.Mail;
using ReportingPortal.Reports.Scheduling;
using ReportingPortal.Reports.Snapshots;
using ReportingPortal.Reports.Transport;

namespace ReportingPortal.Reports.Deliveries;

/// <summary>Makes one recipient's mail of a ready report, after asking whether they may still have it.</summary>
public sealed class ReportEnvelope(TenantSession session, StoredReports reports, MemberAddresses members, UnsubscribeTokens tokens, PortalLinks links, TimeProvider clock)
{
    /// <summary>Why this recipient gets nothing any more; null when they do. Rights are those of the moment the mail leaves.</summary>
    public async Task<string?> RefusalAsync(Guid scheduleId, string recipient, CancellationToken ct)
    {
        await using var transaction = await session.BeginWriteAsync(ct);
        var schedule = await session.Db.ReportSchedules.AsNoTracking().SingleAsync(s => s.ScheduleId == scheduleId, ct);
        if (!schedule.Recipients.Contains(recipient))
        {
            return "The recipient has left the schedule since the report was due.";
        }

        return schedule.ApprovedAddresses.Contains(recipient) || (await members.RunAsync(ct)).Contains(recipient)
            ? null
            : "The recipient is no longer a member of this shop. An owner can approve the address in the schedule.";
    }

    internal async Task<OutgoingMail> ComposeAsync(ClaimedDelivery claimed, CancellationToken ct)
    {
        await using var transaction = await session.BeginWriteAsync(ct);
        var report = claimed.ReportId is { } id ? await reports.FrozenAsync(id, ct) : null;
        var pdf = report is null ? null : await reports.PdfAsync(report.Listing.ReportId, ct);
        if (report is null || pdf is null)
        {
            throw new InvalidOperationException("The report is not rendered.");
        }

        var snapshot = report.Snapshot;
        var token = tokens.Create(new Subscription(session.Tenant.TenantId, claimed.ScheduleId, claimed.Recipient));
        var content = ReportMail.Compose(snapshot, new ReportMailLinks(
            links.Report(snapshot.Tenant.Slug, snapshot.ReportId), links.Unsubscribe(token), $"you are a recipient of “{snapshot.Title}” of {snapshot.Tenant.Name}"));
        return new OutgoingMail(
            claimed.DeliveryId, claimed.Recipient, content.Subject, content.Html, content.Text, clock.GetUtcNow(),
            new MailAttachment(ReportFileName.Of(snapshot, "pdf"), "application/pdf", pdf), links.Unsubscribe(token));
    }
}
