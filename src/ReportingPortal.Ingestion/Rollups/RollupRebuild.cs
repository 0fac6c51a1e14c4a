using ReportingPortal.Data.Tenancy;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Rollups;

/// <summary>Computes all of a tenant's rollups anew from its facts: after a change of definitions, and to prove the incremental way.</summary>
public sealed class RollupRebuild(TenantSession session, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await using var transaction = await session.BeginWriteAsync(ct);
        var unit = new LoadUnit(session, Guid.Empty, clock.GetUtcNow());
        await unit.RunAsync("Loading/AddTenantState.sql", ct);
        await unit.AskAsync<long>("Loading/LockTenantState.sql", ct);
        await Touched.CreateAsync(unit, ct);
        await unit.RunAsync("Rollups/TouchAllDays.sql", ct);
        await unit.RunAsync("Rollups/TouchAllCustomers.sql", ct);
        await unit.RunAsync("Rollups/TouchAllProducts.sql", ct);
        await unit.RunAsync("Rollups/TouchAllSessionDays.sql", ct);
        await unit.RunAsync("Rollups/ForgetProductDays.sql", ct);
        await unit.RunAsync("Rollups/ForgetProductSummary.sql", ct);
        await new RollupRefresh(unit).RunAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
