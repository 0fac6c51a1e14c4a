using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>
/// Tenants' models in this process's memory, each loaded once. A new version is loaded beside the old one, which answers on
/// until the new one is there; whoever holds a model keeps that one to the end of the answer.
/// </summary>
public sealed class RecommenderCache(IServiceScopeFactory scopes) : IDisposable
{
    private const long MaxBytes = 1L << 30;

    /// <summary>Most models are there by then; for the others the old one answers.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Unused = TimeSpan.FromHours(2);

    private static readonly SqlFile Current = SqlFile.Of<RecommenderCache>("Recommendations/CurrentModel.sql");

    private readonly MemoryCache models = new(new MemoryCacheOptions { SizeLimit = MaxBytes });
    private readonly ConcurrentDictionary<(int TenantId, Guid Version), Lazy<Task<LoadedModel?>>> loads = [];

    /// <summary>Null before the first run, and where the files have another layout.</summary>
    internal async Task<LoadedModel?> FindAsync(TenantSession session, CancellationToken ct)
    {
        if (await CurrentAsync(session, ct) is not { } current)
        {
            return null;
        }

        var tenant = session.Tenant.Tenant;
        var held = models.Get<LoadedModel>(tenant.TenantId);
        if (held?.Version == current.Version)
        {
            return held;
        }

        var key = (tenant.TenantId, current.Version);
        var load = loads.GetOrAdd(key, _ => new Lazy<Task<LoadedModel?>>(() => Task.Run(() => LoadAsync(tenant, key), CancellationToken.None))).Value;
        if (held is not null && await Task.WhenAny(load, Task.Delay(Patience, ct)) != load)
        {
            return held;
        }

        return await load.WaitAsync(ct) ?? held;
    }

    public void Dispose() => models.Dispose();

    /// <summary>Asked with every answer.</summary>
    private static async Task<CurrentModel?> CurrentAsync(TenantSession session, CancellationToken ct)
    {
        await using var answer = await session.AskAsync([Current], new { }, ct);
        return await answer.NextSingleOrDefaultAsync<CurrentModel>(ct);
    }

    /// <summary>In a unit of work of its own: it may outlast the request that asked for it.</summary>
    private async Task<LoadedModel?> LoadAsync(Tenant tenant, (int, Guid) key)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(tenant);
            var loaded = await ReadAsync(scope.ServiceProvider.GetRequiredService<TenantSession>(), CancellationToken.None);
            if (loaded is not null)
            {
                models.Set(tenant.TenantId, loaded, new MemoryCacheEntryOptions { Size = Math.Min(loaded.Bytes, MaxBytes / 2), SlidingExpiration = Unused });
            }

            return loaded;
        }
        finally
        {
            loads.TryRemove(key, out _);
        }
    }

    /// <summary>The version that is current by now, all of it from one state of the database.</summary>
    private static async Task<LoadedModel?> ReadAsync(TenantSession session, CancellationToken ct)
    {
        if (await CurrentAsync(session, ct) is not { } current)
        {
            return null;
        }

        var chunks = new ModelChunks(session);
        var (record, fit) = (await chunks.ReadAsync(current.Version, ct), await chunks.ReadAsync(current.FitVersion, ct));
        var settings = new RecommendationSettings();
        if (RecordFile.Read(record, settings) is not { } known || fit.Length == 0)
        {
            return null;
        }

        // A model in memory is about twice its files: rows both ways, dictionaries of ids.
        var recommender = new Recommender(known.Catalogue, known.Record, FitFile.Read(fit, known.Catalogue, known.Record), settings);
        return new LoadedModel(current.Version, current.CreatedAt, current.Serving, recommender, 2L * (record.Length + fit.Length));
    }
}
