using ReportingPortal.Data.Results;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Runs;

/// <summary>Writes down which customers a run knows, beside whom all other steps pack what they find of them.</summary>
internal sealed class CustomerPacking(TenantSession session)
{
    /// <returns>The customers.</returns>
    public async Task<int> RunAsync(RunContext run, CancellationToken ct)
    {
        var customers = await run.Data.CustomersAsync(ct);
        session.Db.AddRange(customers.Packs().Select(pack => new CustomerPack
        {
            TenantId = session.Tenant.TenantId,
            RunId = run.RunId,
            PackNumber = pack.Number,
            FirstId = customers.Ids[pack.Places.Start],
            LastId = customers.Ids[pack.Places.End.Value - 1],
            CustomerIds = customers.Ids[pack.Places],
        }));
        await session.SaveAndForgetAsync(ct);
        return customers.Ids.Length;
    }
}
