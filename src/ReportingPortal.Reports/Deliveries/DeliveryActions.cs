using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Reports.Deliveries;

/// <summary>What a person may decide about a mail that did not, or perhaps did not, go out.</summary>
public sealed class DeliveryActions(TenantSession session, TimeProvider clock)
{
    /// <summary>Sends it again from the start. Of an uncertain one the person takes upon themselves that it may arrive twice.</summary>
    /// <returns>False when there is no such mail or it is not at rest.</returns>
    public Task<bool> RetryAsync(Guid deliveryId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return UpdateAsync(
            session.Db.Deliveries.Where(d => d.DeliveryId == deliveryId && (d.State == DeliveryState.Failed || d.State == DeliveryState.Uncertain)),
            found => found.ExecuteUpdateAsync(
                set => set.SetProperty(d => d.State, DeliveryState.Due).SetProperty(d => d.Attempts, 0).SetProperty(d => d.NextAttemptAt, now)
                    .SetProperty(d => d.MessageId, (string?)null).SetProperty(d => d.LeaseUntil, (DateTimeOffset?)null),
                ct),
            ct);
    }

    /// <summary>The recipient has the mail: an uncertain delivery is settled without a second copy.</summary>
    /// <returns>False when there is no such mail or it is not uncertain.</returns>
    public Task<bool> ConfirmAsync(Guid deliveryId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return UpdateAsync(
            session.Db.Deliveries.Where(d => d.DeliveryId == deliveryId && d.State == DeliveryState.Uncertain),
            found => found.ExecuteUpdateAsync(
                set => set.SetProperty(d => d.State, DeliveryState.Accepted).SetProperty(d => d.AcceptedAt, now)
                    .SetProperty(d => d.ServerReply, "Confirmed by a person.").SetProperty(d => d.LastError, (string?)null),
                ct),
            ct);
    }

    private async Task<bool> UpdateAsync(IQueryable<Delivery> found, Func<IQueryable<Delivery>, Task<int>> update, CancellationToken ct)
    {
        await using var transaction = await session.BeginWriteAsync(ct);
        var rows = await update(found);
        await transaction.CommitAsync(ct);
        return rows == 1;
    }
}
