using System.Collections.Concurrent;
using ReportingPortal.Reports.Transport;

namespace ReportingPortal.Reports.Tests.Deliveries;

/// <summary>The world outside: takes mails and answers as a test says, one outcome after the other, then accepts.</summary>
internal sealed class ScriptedTransport(params MailOutcome[] outcomes) : IMailTransport
{
    private readonly ConcurrentQueue<MailOutcome> script = new(outcomes);

    public ConcurrentQueue<OutgoingMail> Sent { get; } = [];

    /// <summary>Runs between the hand-over and the answer.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    /// <summary>Runs before the hand-over.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public async Task<MailOutcome> SendAsync(OutgoingMail mail, Func<Task<bool>> mayHandOver, CancellationToken ct)
    {
        await Before();
        var next = script.TryDequeue(out var scripted) ? scripted : new MailOutcome(MailVerdict.Accepted, "250 ok");
        if (next.Verdict is MailVerdict.Deferred or MailVerdict.Refused)
        {
            return next;
        }

        if (!await mayHandOver())
        {
            return new MailOutcome(MailVerdict.Withdrawn, "");
        }

        Sent.Enqueue(mail);
        await Meanwhile();
        return next;
    }
}
