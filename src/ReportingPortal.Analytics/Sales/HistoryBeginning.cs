using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Sales;

/// <summary>Where a shop's history begins: what a calendar period has of it may be a part of the period's sales.</summary>
/// <param name="FirstOrderOn">Null without orders.</param>
/// <param name="LongestSilence">The most days in a row on which nothing was sold or taken back, of the sixty from then on.</param>
internal sealed record HistoryBeginning(DateOnly? FirstOrderOn, int LongestSilence)
{
    public static readonly SqlFile Statement = SqlFile.Of<HistoryBeginning>("Sales/Beginning.sql");

    public static Task<HistoryBeginning> FindAsync(TenantSession session, CancellationToken ct) => session.QuerySingleAsync<HistoryBeginning>(Statement, null, ct);

    /// <summary>
    /// Whether the history begins inside a period and so long after its first day that the shop will have sold before: then it is part of a
    /// period, which is never compared as a whole one (D4). Who sells once a week may begin a month on its fifth day; who sells daily does not.
    /// </summary>
    public bool Cuts(Period period) => FirstOrderOn is { } first && period.Contains(first) && first.DayNumber - period.From.DayNumber > LongestSilence;
}
