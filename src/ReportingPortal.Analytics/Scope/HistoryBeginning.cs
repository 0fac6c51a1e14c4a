using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Scope;

/// <summary>Where a shop's history begins: what a period has of it may be a part of the period's sales, which nothing is compared with (D4).</summary>
/// <param name="FirstOrderOn">Null without orders.</param>
/// <param name="LongestSilence">The most days in a row on which nothing was sold or taken back, of the sixty from then on.</param>
public sealed record HistoryBeginning(DateOnly? FirstOrderOn, int LongestSilence)
{
    internal static readonly SqlFile Statement = SqlFile.Of<HistoryBeginning>("Scope/Beginning.sql");

    internal static Task<HistoryBeginning> FindAsync(TenantSession session, CancellationToken ct) => session.QuerySingleAsync<HistoryBeginning>(Statement, null, ct);

    /// <summary>
    /// Whether the history reaches back over a period, and so the period can be compared with. It does where it begins inside, so soon after the
    /// first day that the shop need not have sold before: who sells once a week may begin a month on its fifth day; who sells daily does not.
    /// </summary>
    public bool Covers(Period period) => FirstOrderOn is { } first && first < period.To && first.DayNumber - period.From.DayNumber <= LongestSilence;

    /// <summary>Whether the history begins inside a period and does not cover it: the period shows a part of itself.</summary>
    public bool Cuts(Period period) => FirstOrderOn is { } first && period.Contains(first) && !Covers(period);
}
