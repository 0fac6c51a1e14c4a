using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Reports.Transport;

namespace ReportingPortal.Reports.Deliveries;

/// <summary>One attempt, owned by the worker whose attempt number it is.</summary>
internal sealed record ClaimedDelivery(Guid DeliveryId, Guid ScheduleId, Guid? ReportId, string Recipient, int Attempts);

/// <summary>
/// Sends rendered mails one after the other. An attempt is claimed under a lease longer than it can last and is fenced by its
/// number: a worker that slept past its lease finds, directly before the hand-over, that the attempt is no longer its own.
/// </summary>
public sealed class DeliverySender(TenantSession session, ReportEnvelope envelope, IMailTransport transport, TimeProvider clock)
{
    /// <summary>Before the hand-over an attempt may take <see cref="MostBeforeHandOver"/>, after it three answers of the server.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan MostBeforeHandOver = TimeSpan.FromMinutes(4);
    private static readonly SqlFile Claim = SqlFile.Of<DeliverySender>("Deliveries/ClaimDelivery.sql");
    private static readonly SqlFile MarkHandOver = SqlFile.Of<DeliverySender>("Deliveries/MarkHandOver.sql");
    private static readonly SqlFile FinishAttempt = SqlFile.Of<DeliverySender>("Deliveries/FinishAttempt.sql");

    /// <summary>Sends until nothing of the tenant is due.</summary>
    /// <returns>How many attempts were made.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var attempts = 0;
        while (!ct.IsCancellationRequested && await ClaimAsync(ct) is { } claimed)
        {
            var outcome = await AttemptAsync(claimed, ct);
            await FinishAsync(claimed, AttemptOutcome.Of(outcome, claimed.Attempts, clock.GetUtcNow()));
            attempts++;
        }

        return attempts;
    }

    private async Task<ClaimedDelivery?> ClaimAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await session.BeginWriteAsync(ct);
        var claimed = await session.QuerySingleOrDefaultAsync<ClaimedDelivery>(Claim, new { now, lease_until = now + Lease }, ct);
        await transaction.CommitAsync(ct);
        return claimed;
    }

    private async Task<MailOutcome> AttemptAsync(ClaimedDelivery claimed, CancellationToken ct)
    {
        var handedOver = false;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(MostBeforeHandOver);
        try
        {
            if (await envelope.RefusalAsync(claimed.ScheduleId, claimed.Recipient, limit.Token) is { } refusal)
            {
                return new MailOutcome(MailVerdict.Refused, refusal);
            }

            var mail = await envelope.ComposeAsync(claimed, limit.Token);
            return await transport.SendAsync(mail, async () => handedOver = await HandOverAsync(claimed), limit.Token);
        }
        catch (Exception e)
        {
            var what = e is OperationCanceledException ? "The attempt was broken off: it took too long, or the portal was stopping." : e.Message;
            return new MailOutcome(handedOver ? MailVerdict.Uncertain : MailVerdict.Deferred, what);
        }
    }

    private Task<bool> HandOverAsync(ClaimedDelivery claimed)
        => UpdateAsync(MarkHandOver, new
        {
            delivery_id = claimed.DeliveryId,
            attempts = claimed.Attempts,
            message_id = claimed.DeliveryId.ToString("N"),
            lease_until = clock.GetUtcNow() + Lease,
        });

    private Task<bool> FinishAsync(ClaimedDelivery claimed, AttemptOutcome outcome)
        => UpdateAsync(FinishAttempt, new
        {
            delivery_id = claimed.DeliveryId,
            attempts = claimed.Attempts,
            state = (short)outcome.State,
            next_attempt_at = outcome.NextAttemptAt,
            accepted_at = outcome.AcceptedAt,
            keep_message_id = outcome.KeepsMessageId,
            server_reply = outcome.ServerReply,
            last_error = outcome.LastError,
        });

    /// <summary>A transaction of its own that a stop of the host does not break off.</summary>
    private async Task<bool> UpdateAsync(SqlFile statement, object parameters)
    {
        await using var transaction = await session.BeginWriteAsync(CancellationToken.None);
        var rows = await session.ExecuteAsync(statement, parameters, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return rows == 1;
    }
}
