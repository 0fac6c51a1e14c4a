using ReportingPortal.Analytics.Runs;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Recommendations.Acts;

/// <summary>Reads what people did: purchases from the lines a run has in memory; events, whose days have no version of their figures, anew.</summary>
internal sealed class ActReader(TenantSession session)
{
    internal static readonly SqlFile Events = SqlFile.Of<ActReader>("Recommendations/Acts/EventsByMonth.sql");

    public async Task<IReadOnlyList<ActSpan>> ReadAsync(RunContext run, CancellationToken ct)
    {
        List<ActSpan> spans = [PurchaseActs.Of(await run.Data.LinesAsync(session, ct))];
        await foreach (var row in session.StreamAsync<ActRow>(Events, new { view = (short)EventType.ProductView, cart = (short)EventType.AddToCart }, ct))
        {
            spans.Add(ActSpan.Of(row));
        }

        return spans;
    }
}
