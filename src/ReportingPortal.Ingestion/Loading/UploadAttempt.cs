using Microsoft.Extensions.Logging;
using Npgsql;
using ReportingPortal.Ingestion.Storing;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>One try at loading or undoing an upload. Whatever ends it early is put right in the upload's row; nothing else of it stays.</summary>
internal sealed class UploadAttempt(UploadLog log, ILogger logger)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <param name="work">Told the source that ends it: cancelled by <paramref name="ct"/>, or when a person gives the upload up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled; the upload waits to be taken up again.</exception>
    /// <exception cref="Exception">The database could not be reached, or broke a deadlock; the upload waits as well.</exception>
    public async Task RunAsync(Func<CancellationTokenSource, Task> work, CancellationToken ct)
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancelled.Token);
        var watch = WatchAsync(cancelled, done.Token);
        try
        {
            await work(cancelled);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            await log.PutBackAsync(CancellationToken.None);
            ct.ThrowIfCancellationRequested();
        }
        catch (Exception outage) when (IsOutage(outage))
        {
            // The database went away, not the file: what waits is tried again without anybody asking.
            await log.PutBackAsync(CancellationToken.None);
            throw;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.LogError(failure, "Work on an upload failed");
            await log.FailAsync(FailureMessage.Of(failure, log.Task), CancellationToken.None);
        }
        finally
        {
            await done.CancelAsync();
            await watch;
        }
    }

    /// <summary>A statement over a million rows tells no progress: without this it would not hear that nobody wants it any more.</summary>
    private async Task WatchAsync(CancellationTokenSource cancelled, CancellationToken done)
    {
        try
        {
            while (!await log.IsCancelledAsync(done))
            {
                await Task.Delay(LookEvery, done);
            }

            await cancelled.CancelAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or NpgsqlException)
        {
            // Done, or the database is gone: the work itself meets that too.
        }
    }

    private static bool IsOutage(Exception failure)
        => failure is NpgsqlException { IsTransient: true } || (failure.InnerException is { } inner && IsOutage(inner));
}
