using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Reports.Scheduling;

/// <summary>The addresses that may receive a shop's figures without an owner's extra word.</summary>
public sealed class MemberAddresses(TenantSession session)
{
    private static readonly SqlFile Statement = SqlFile.Of<MemberAddresses>("Scheduling/MemberAddresses.sql");

    public async Task<IReadOnlySet<string>> RunAsync(CancellationToken ct)
        => (await session.QueryAsync<string>(Statement, null, ct)).ToHashSet(StringComparer.Ordinal);
}
