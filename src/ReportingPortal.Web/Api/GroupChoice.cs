using ReportingPortal.Analytics.Rfm;

namespace ReportingPortal.Web.Api;

/// <summary>The group of customers a query string names, read in one way by pages and API.</summary>
public static class GroupChoice
{
    public static readonly IReadOnlyList<string> All = [.. RfmGroups.All, RfmGroups.NoPurchase, RfmGroups.NotScored];

    public static string Problem { get; } = $"'rfm_group' must be one of {string.Join(", ", All)}.";

    /// <param name="group">Null where none is named.</param>
    public static bool TryRead(IQueryCollection query, out string? group)
    {
        var text = query["rfm_group"].ToString();
        group = text.Length == 0 ? null : text;
        return group is null || All.Contains(group);
    }
}
