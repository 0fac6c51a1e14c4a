namespace ReportingPortal.Reports;

/// <summary>Addresses of the portal that stand in mails and PDFs.</summary>
/// <param name="Root">Scheme and host, without a slash at the end.</param>
public sealed record PortalLinks(string Root)
{
    public string Report(string slug, Guid reportId) => $"{Root}/t/{slug}/reports/{reportId}";

    /// <summary>Where a recipient takes themselves off a schedule, without signing in.</summary>
    public string Unsubscribe(string token) => $"{Root}/unsubscribe/{token}";
}
