using ReportingPortal.Analytics.Days;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Funnel;

/// <summary>
/// The streams of tenants whose funnels were looked at lately, in this process's memory: to sort events by person takes the server seconds, and each
/// step, window, date or filter chosen makes another funnel of the same ones.
/// </summary>
public sealed class FunnelStreams(MemoryLimits limits, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(30);

    private readonly TenantMemory<TenantStreams> tenants = new(limits.Events, Unused, kept => kept.Count, time);

    public FunnelStreams()
        : this(MemoryLimits.Default, TimeProvider.System)
    {
    }

    /// <summary>The streams at a state of the data, read by the first who asks; null where they are too many to keep, or the state is no longer the last.</summary>
    /// <param name="version">Of the state that <paramref name="session"/> reads.</param>
    /// <param name="events">How many the tenant has.</param>
    internal async Task<UnitStreams?> FindAsync(TenantSession session, FunnelReading all, long version, long events, CancellationToken ct)
    {
        if (session.IsWriting || events >= limits.Events)
        {
            return null;
        }

        var kept = tenants.Of(session.Tenant.TenantId);
        await kept.Turn.WaitAsync(ct);
        try
        {
            if (kept.Find(all.BySession) is { } known && known.Version >= version)
            {
                return known.Version == version ? known.Streams : null;
            }

            var read = await new UnitReader(session).ReadAllAsync(all, ct);
            kept.Put(all.BySession, version, read, limits.Events - 1);
            tenants.Keep(session.Tenant.TenantId, kept);
            return read;
        }
        finally
        {
            kept.Turn.Release();
        }
    }

    /// <summary>Which of a tenant's streams are kept, persons' or sessions', and of which state of the data.</summary>
    internal IReadOnlyList<(bool BySession, long Version)> KeptOf(int tenantId) => tenants.Of(tenantId).Kept;

    public void Dispose() => tenants.Dispose();

    private sealed class TenantStreams
    {
        private readonly Dictionary<bool, (long Version, UnitStreams Streams)> kinds = [];

        public SemaphoreSlim Turn { get; } = new(1);

        public IReadOnlyList<(bool BySession, long Version)> Kept
        {
            get
            {
                lock (kinds)
                {
                    return [.. kinds.Select(kind => (kind.Key, kind.Value.Version)).Order()];
                }
            }
        }

        public long Count
        {
            get
            {
                lock (kinds)
                {
                    return kinds.Values.Sum(kept => (long)kept.Streams.Count);
                }
            }
        }

        public (long Version, UnitStreams Streams)? Find(bool bySession)
        {
            lock (kinds)
            {
                return kinds.TryGetValue(bySession, out var kept) ? kept : null;
            }
        }

        /// <summary>Those of the other kind go where both are too many.</summary>
        public void Put(bool bySession, long version, UnitStreams streams, long most)
        {
            lock (kinds)
            {
                kinds[bySession] = (version, streams);
                if (kinds.Values.Sum(kept => (long)kept.Streams.Count) > most)
                {
                    kinds.Remove(!bySession);
                }
            }
        }
    }
}
