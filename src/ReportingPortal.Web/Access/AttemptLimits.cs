using System.Threading.RateLimiting;

namespace ReportingPortal.Web.Access;

/// <summary>
/// Slows down guessing at sign-in and reset, by address and by account name. Lockout counts per account in the
/// database; this is the cheaper guard in front of it, and it counts names that do not exist too.
/// </summary>
public sealed class AttemptLimits : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> addresses;
    private readonly PartitionedRateLimiter<string> names;

    public AttemptLimits(IConfiguration configuration)
    {
        addresses = PerMinute(configuration.GetValue("RateLimits:AttemptsPerAddress", 30));
        names = PerMinute(configuration.GetValue("RateLimits:AttemptsPerAccount", 10));
    }

    /// <summary>Takes one attempt. When refused, the response has status 429 and Retry-After.</summary>
    public bool TryTake(HttpContext context, string? accountName)
    {
        using var byAddress = addresses.AttemptAcquire(context.Connection.RemoteIpAddress?.ToString() ?? "local");
        using var byName = names.AttemptAcquire(accountName?.Trim().ToUpperInvariant() ?? "");
        if (byAddress.IsAcquired && byName.IsAcquired)
        {
            return true;
        }

        context.Response.Headers.RetryAfter = Window.TotalSeconds.ToString("0", System.Globalization.CultureInfo.InvariantCulture);
        return false;
    }

    public void Dispose()
    {
        addresses.Dispose();
        names.Dispose();
    }

    private static PartitionedRateLimiter<string> PerMinute(int attempts)
        => PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetSlidingWindowLimiter(
            key, _ => new SlidingWindowRateLimiterOptions { PermitLimit = attempts, Window = Window, SegmentsPerWindow = 6 }));
}
