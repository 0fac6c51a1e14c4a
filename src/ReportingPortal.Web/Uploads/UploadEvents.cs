using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Ingestion;

namespace ReportingPortal.Web.Uploads;

/// <summary>The latest uploads of a tenant, sent whenever something about them changed. Progress is a row: any process can tell it.</summary>
public sealed class UploadEvents(IServiceScopeFactory scopes, CurrentTenant current, IHostApplicationLifetime host, TimeProvider clock)
{
    public const string EventName = "uploads";

    private const int Latest = 50;

    private static readonly TimeSpan WhileBusy = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan WhileIdle = TimeSpan.FromSeconds(2);

    /// <summary>Then the browser connects again and is authorised anew: a membership taken away ends within this time.</summary>
    private static readonly TimeSpan LongestConnection = TimeSpan.FromMinutes(5);

    public async IAsyncEnumerable<SseItem<IReadOnlyList<UploadView>>> WatchAsync([EnumeratorCancellation] CancellationToken ct)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct, host.ApplicationStopping);
        var until = clock.GetUtcNow() + LongestConnection;
        IReadOnlyList<UploadView>? sent = null;
        while (clock.GetUtcNow() < until && !ending.IsCancellationRequested)
        {
            var now = await ReadAsync(ending.Token);
            if (sent is null || !now.SequenceEqual(sent))
            {
                sent = now;
                yield return new SseItem<IReadOnlyList<UploadView>>(now, EventName);
            }

            await Task.Delay(now.Any(upload => upload.IsUnderWay) ? WhileBusy : WhileIdle, clock, ending.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>A unit of work each time: one transaction for the whole connection would see one state for ever.</summary>
    private async Task<IReadOnlyList<UploadView>> ReadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(current.Tenant, current.Role);
        var uploads = await scope.ServiceProvider.GetRequiredService<UploadQuery>().ListAsync(Latest, null, ct);
        var now = clock.GetUtcNow();
        return [.. uploads.Select(upload => UploadView.Of(upload, now))];
    }
}
