using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Recommendations.Acts;

/// <summary>
/// Reads what people did. Purchases are kept packed by month under the stamp of their days' figures, and only months whose days have got
/// others since are read from the lines again; events, whose days have no such stamp, are read anew.
/// </summary>
internal sealed class ActReader(TenantSession session, RecommendationSettings settings)
{
    internal static readonly SqlFile Stamps = SqlFile.Of<ActReader>("Recommendations/Acts/PurchaseMonthStamps.sql");
    internal static readonly SqlFile Purchases = SqlFile.Of<ActReader>("Recommendations/Acts/PurchasesOfMonths.sql");
    internal static readonly SqlFile Events = SqlFile.Of<ActReader>("Recommendations/Acts/EventsByMonth.sql");

    /// <summary>Writes the months it had to read, in the transaction of the run.</summary>
    public async Task<IReadOnlyList<ActMonth>> ReadAsync(CancellationToken ct)
    {
        var months = await PurchasesAsync(ct);
        await foreach (var row in session.StreamAsync<ActRow>(Events, new { view = (short)EventType.ProductView, cart = (short)EventType.AddToCart }, ct))
        {
            months.Add(ActMonth.Of(row));
        }

        return months;
    }

    private async Task<List<ActMonth>> PurchasesAsync(CancellationToken ct)
    {
        var stamps = (await session.QueryAsync<MonthStamp>(Stamps, null, ct)).ToDictionary(month => month.Month, month => $"{settings.Arithmetic} {month.Days} {month.DataVersion}");
        var kept = await session.Db.RecommendationMonths.AsNoTracking().ToListAsync(ct);
        var current = kept.Where(month => stamps.GetValueOrDefault(month.Month) == month.Stamp).ToList();
        DateOnly[] outdated = [.. kept.Except(current).Select(month => month.Month)];
        if (outdated.Length > 0)
        {
            await session.Db.RecommendationMonths.Where(month => outdated.Contains(month.Month)).ExecuteDeleteAsync(ct);
        }

        var read = await ReadAsync([.. stamps.Keys.Except(current.Select(month => month.Month))], ct);
        session.Db.AddRange(read.Select(month => new RecommendationMonth
        {
            TenantId = session.Tenant.TenantId,
            Month = month.Month,
            Stamp = stamps[month.Month],
            Content = month.Write(),
        }));
        await session.Db.SaveChangesAsync(ct);
        session.Db.ChangeTracker.Clear();
        return [.. current.Select(month => ActMonth.Read(month.Month, month.Content)), .. read];
    }

    private async Task<List<ActMonth>> ReadAsync(DateOnly[] months, CancellationToken ct)
    {
        var read = new List<ActMonth>();
        await foreach (var row in session.StreamAsync<ActRow>(Purchases, new { months, sale = (short)LineKind.Sale, purchase = (short)EventType.Purchase }, ct))
        {
            read.Add(ActMonth.Of(row));
        }

        return read;
    }

    private sealed record MonthStamp(DateOnly Month, int Days, long DataVersion);
}
