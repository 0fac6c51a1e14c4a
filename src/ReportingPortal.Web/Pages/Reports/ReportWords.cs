using System.Globalization;
using ReportingPortal.Analytics;
using ReportingPortal.Data.Reports;
using ReportingPortal.Reports.Formatting;

namespace ReportingPortal.Web.Pages.Reports;

/// <summary>States and periods of reports and mails as people read them.</summary>
public static class ReportWords
{
    public static string Period(DateOnly from, DateOnly to) => PeriodText.Of(new Period(from, to), CultureInfo.InvariantCulture);

    public static string Cut(string region, string category) => (region, category) switch
    {
        ("*", "*") => "",
        (_, "*") => region,
        ("*", _) => category,
        _ => $"{region}, {category}",
    };

    public static (string Text, string Css) Of(ReportStatus status) => status switch
    {
        ReportStatus.Queued => ("Waiting", "rp-state-quiet"),
        ReportStatus.Rendering => ("Being made", "rp-state-busy"),
        ReportStatus.Ready => ("Ready", "rp-state-good"),
        _ => ("Failed", "rp-state-bad"),
    };

    public static (string Text, string Css) Of(DeliveryState state) => state switch
    {
        DeliveryState.Due => ("Due", "rp-state-quiet"),
        DeliveryState.Rendered => ("Ready to go", "rp-state-quiet"),
        DeliveryState.Sending => ("Being sent", "rp-state-busy"),
        DeliveryState.Accepted => ("Went out", "rp-state-good"),
        DeliveryState.Uncertain => ("Uncertain", "rp-state-ask"),
        _ => ("Did not go out", "rp-state-bad"),
    };
}
