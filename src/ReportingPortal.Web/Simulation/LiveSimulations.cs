using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Simulation;

/// <summary>
/// Switches the invented visitors of a demo shop on and off. Each call is a unit of work of that shop: an administrator of the
/// platform is in no tenant.
/// </summary>
public sealed class LiveSimulations(IServiceScopeFactory scopes, TimeProvider clock)
{
    public const int StandardPerMinute = 60;
    public const int MostPerMinute = 6000;
    public const int StandardMinutes = 30;
    public const int MostMinutes = 24 * 60;

    private const int Seed = 42;

    /// <summary>Null where no visitors come, or the time set for them is over.</summary>
    public Task<LiveSimulation?> FindAsync(Tenant tenant, CancellationToken ct)
        => InAsync(tenant, async session =>
        {
            await session.EnsureReadAsync(ct);
            var now = clock.GetUtcNow();
            return await session.Db.LiveSimulations.AsNoTracking().SingleOrDefaultAsync(simulation => simulation.EndsAt > now, ct);
        });

    /// <exception cref="RuleViolationException">The shop is a real one, or a number is out of bounds.</exception>
    public static LiveSimulation Create(Tenant tenant, int perMinute, int minutes, DateTimeOffset now)
    {
        if (!tenant.IsDemo)
        {
            throw new RuleViolationException("", $"{tenant.Name} is not a demo shop: invented visitors would spoil its figures.");
        }

        if (perMinute is < 1 or > MostPerMinute)
        {
            throw new RuleViolationException("PerMinute", $"From 1 to {MostPerMinute:N0} events a minute.");
        }

        if (minutes is < 1 or > MostMinutes)
        {
            throw new RuleViolationException("Minutes", $"From 1 minute to {MostMinutes:N0} (a day).");
        }

        return new LiveSimulation
        {
            TenantId = tenant.TenantId,
            EventsPerMinute = perMinute,
            Seed = Seed,
            StartedAt = now,
            SentUntil = now,
            EndsAt = now.AddMinutes(minutes),
        };
    }

    /// <exception cref="RuleViolationException">As for <see cref="Create"/>.</exception>
    public Task StartAsync(Tenant tenant, int perMinute, int minutes, CancellationToken ct)
    {
        var started = Create(tenant, perMinute, minutes, clock.GetUtcNow());
        return InAsync(tenant, async session =>
        {
            await using var transaction = await session.BeginWriteAsync(ct);
            await session.Db.LiveSimulations.ExecuteDeleteAsync(ct);
            session.Db.Add(started);
            await session.Db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return true;
        });
    }

    public Task StopAsync(Tenant tenant, CancellationToken ct)
        => InAsync(tenant, async session =>
        {
            await using var transaction = await session.BeginWriteAsync(ct);
            await session.Db.LiveSimulations.ExecuteDeleteAsync(ct);
            await transaction.CommitAsync(ct);
            return true;
        });

    /// <summary>Sends what has happened since the last call; a simulation whose time is over is removed.</summary>
    public async Task<SentTraffic?> SendDueAsync(TenantSession session, LiveShop shop, CancellationToken ct)
    {
        LiveSimulation? simulation;
        await using (await session.BeginWriteAsync(ct))
        {
            simulation = await session.Db.LiveSimulations.AsNoTracking().SingleOrDefaultAsync(ct);
        }

        if (simulation is null)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var until = now < simulation.EndsAt ? now : simulation.EndsAt;
        var sent = await shop.SendAsync(simulation, until, ct);
        await using var transaction = await session.BeginWriteAsync(ct);
        // Only this very simulation: it may have been stopped or started anew meanwhile.
        var own = session.Db.LiveSimulations.Where(row => row.StartedAt == simulation.StartedAt);
        _ = until == simulation.EndsAt
            ? await own.ExecuteDeleteAsync(ct)
            : await own.ExecuteUpdateAsync(set => set.SetProperty(row => row.SentUntil, until), ct);
        await transaction.CommitAsync(ct);
        return sent;
    }

    private async Task<T> InAsync<T>(Tenant tenant, Func<TenantSession, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(tenant);
        return await work(scope.ServiceProvider.GetRequiredService<TenantSession>());
    }
}
