using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>The rules a run grouped customers by and what they came to on its data; as printed beside the figures.</summary>
/// <param name="WindowFrom">First day of the window; null where it is all history.</param>
/// <param name="GoldMonetary">Least spend of Gold with percentiles, else what must be exceeded; null where nobody ordered. So the two beside it.</param>
/// <param name="Points">The days at whose end groups are known, oldest first; the last is the as-of date.</param>
public sealed record RfmApplied(
    GroupingRules Rules, DateOnly? WindowFrom, decimal? GoldMonetary, decimal? GoldFrequency, decimal? SilverMonetary, int ActiveDays, int DormantDays,
    IReadOnlyList<DateOnly> Points)
{
    /// <summary>Null for a run that kept none.</summary>
    internal static async Task<RfmApplied?> FindAsync(TenantSession session, Guid runId, CancellationToken ct)
        => await session.Db.RfmModels.AsNoTracking().SingleOrDefaultAsync(model => model.RunId == runId, ct) is { } model
            ? new RfmApplied(
                GroupingRuleStore.Parse(model.Rules), model.WindowFrom, model.GoldMonetary, model.GoldFrequency, model.SilverMonetary, model.ActiveDays,
                model.DormantDays, model.Points)
            : null;
}
