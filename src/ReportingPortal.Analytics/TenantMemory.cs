using Microsoft.Extensions.Caching.Memory;

namespace ReportingPortal.Analytics;

/// <summary>
/// What a process keeps of each tenant, at most so much over all. It is a copy: whoever reads it asks first which state the data are in. What
/// nobody has asked for lately goes, and what is too large is not kept at all.
/// </summary>
/// <param name="most">In the unit of <paramref name="sizeOf"/>.</param>
/// <param name="unused">How long nobody has to ask for a tenant's until it goes.</param>
/// <param name="time">Null is the system's.</param>
internal sealed class TenantMemory<T>(long most, TimeSpan unused, Func<T, long> sizeOf, TimeProvider? time = null) : IDisposable
    where T : class, new()
{
    private readonly MemoryCache tenants = new(new MemoryCacheOptions { SizeLimit = most, Clock = new Clock(time ?? TimeProvider.System) });
    private readonly Lock adding = new();

    /// <summary>The tenant's, the same for all who ask at once; a new one where none is kept.</summary>
    public T Of(int tenantId)
    {
        lock (adding)
        {
            return tenants.TryGetValue(tenantId, out T? kept) ? kept! : Keep(tenantId, new T());
        }
    }

    /// <summary>Says that a tenant's has grown, or is another.</summary>
    public T Keep(int tenantId, T kept) => tenants.Set(tenantId, kept, new MemoryCacheEntryOptions { Size = 1 + sizeOf(kept), SlidingExpiration = unused });

    public void Dispose() => tenants.Dispose();

    private sealed class Clock(TimeProvider time) : Microsoft.Extensions.Internal.ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
