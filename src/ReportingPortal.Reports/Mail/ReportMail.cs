using System.Globalization;
using ReportingPortal.Reports.Executive;
using ReportingPortal.Reports.Formatting;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Reports.Mail;

/// <summary>Where a mail leads, and why it was sent.</summary>
/// <param name="ReportUrl">The same figures in the portal.</param>
/// <param name="StopUrl">Ends these mails without signing in.</param>
/// <param name="Reason">In words: "you are a recipient of the weekly report".</param>
public sealed record ReportMailLinks(string ReportUrl, string StopUrl, string Reason);

/// <summary>A mail ready to be sent, in both forms.</summary>
public sealed record ReportMailContent(string Subject, string Html, string Text);

/// <summary>The report as a mail: narrative, six figures, whom to win back, one button. At most 600 px wide, laid out by tables, complete without pictures.</summary>
public static class ReportMail
{
    private const string Font = "font-family:Inter,'Segoe UI',Helvetica,Arial,sans-serif;";
    private const string Ink = "color:#1A1F26;", Quiet = "color:#5B6470;";
    private const string Cell = Font + Ink + "font-size:14px;line-height:20px;padding:7px 0;border-bottom:1px solid #E1E5EA;";

    public static ReportMailContent Compose(ReportSnapshot snapshot, ReportMailLinks links, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(links);
        var format = new PrintFormat(snapshot.Tenant.Currency, culture);
        var figures = KeyFigures.Headline(snapshot, format);
        IReadOnlyList<string> narrative = [.. Narrative.Of(snapshot, format), .. Narrative.Details(snapshot, format)];
        var winBack = new WinBackList(snapshot, format);
        var period = PeriodText.Of(snapshot.Period, format.Culture);
        return new ReportMailContent(
            Subject(snapshot, period, figures[0]),
            Html(snapshot, links, narrative, figures, winBack, period, Basis(snapshot, format)),
            ReportMailText.Compose(snapshot, links, narrative, figures, winBack, period, Basis(snapshot, format)));
    }

    /// <summary>One header line: no line breaks, whatever a tenant is called.</summary>
    private static string Subject(ReportSnapshot snapshot, string period, KeyFigure netSales)
    {
        var change = netSales.Trend == Trend.Unknown ? "" : $" ({netSales.Change})";
        var figure = netSales.Value is null ? "no data yet" : $"net sales {netSales.Brief}{change}";
        var subject = $"{snapshot.Tenant.Name}: {figure}, {period}";
        return string.Concat(subject.Where(character => !char.IsControl(character)));
    }

    private static string Basis(ReportSnapshot snapshot, PrintFormat format)
    {
        var asOf = snapshot.AsOfDate is { } day ? $"data to {format.Date(day)}" : "no orders yet";
        return $"{asOf}, {Narrative.ComparedWith(snapshot, format)}, days in {snapshot.Tenant.TimeZone}";
    }

    private static string Html(
        ReportSnapshot snapshot, ReportMailLinks links, IReadOnlyList<string> narrative, IReadOnlyList<KeyFigure> figures, WinBackList winBack, string period,
        string basis)
    {
        var html = new HtmlWriter();
        html.Markup("<!DOCTYPE html>").Open("html", ("lang", "en"))
            .Markup("<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Element("title", snapshot.Title)
            .Markup("</head><body style=\"margin:0;padding:0;background:#FFFFFF;\">")
            .Markup("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td align=\"center\" style=\"padding:24px 12px;\">")
            .Markup("<table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"width:100%;max-width:600px;\"><tr><td align=\"left\">");
        html.Element("p", snapshot.Tenant.Name, Style(Font + Quiet + "font-size:13px;margin:0 0 4px;"))
            .Element("h1", $"{snapshot.Title}, {period}", Style(Font + Ink + "font-size:22px;line-height:28px;font-weight:600;margin:0 0 4px;"))
            .Element("p", basis, Style(Font + Quiet + "font-size:13px;line-height:18px;margin:0 0 20px;"));
        foreach (var sentence in narrative)
        {
            html.Element("p", sentence, Style(Font + Ink + "font-size:16px;line-height:24px;margin:0 0 8px;"));
        }

        FigureTable(html, figures);
        WinBackTable(html, winBack);
        Button(html, links.ReportUrl);
        html.Markup("<p ").Markup($"style=\"{Font}{Quiet}font-size:12px;line-height:18px;margin:24px 0 0;\">")
            .Text($"You get this mail because {links.Reason}. The full report is attached as a PDF. ")
            .Element("a", "Stop these mails", ("href", SafeUrl(links.StopUrl)), Style("color:#5B6470;"))
            .Markup("</p></td></tr></table></td></tr></table></body></html>");
        return html.ToString();
    }

    private static void FigureTable(HtmlWriter html, IReadOnlyList<KeyFigure> figures)
    {
        html.Markup("<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:16px 0 24px;border-collapse:collapse;\"><tr>");
        foreach (var (header, align) in new[] { ("Figure", "left"), ("Now", "right"), ("Before", "right"), ("Change", "right") })
        {
            html.Element("th", header, ("scope", "col"), ("align", align), Style(Font + Quiet + "font-size:12px;font-weight:600;padding:0 0 6px;border-bottom:1px solid #5B6470;"));
        }

        html.Markup("</tr>");
        foreach (var figure in figures)
        {
            html.Markup("<tr>").Element("th", figure.Label, ("scope", "row"), ("align", "left"), Style(Cell + "font-weight:400;"))
                .Element("td", figure.Exact, ("align", "right"), Style(Cell + "font-weight:600;"))
                .Element("td", figure.PreviousExact, ("align", "right"), Style(Cell + Quiet))
                .Element("td", ReportMailText.Change(figure), ("align", "right"), Style(Cell + ChangeColor(figure)))
                .Markup("</tr>");
        }

        html.Markup("</table>");
    }

    private static void WinBackTable(HtmlWriter html, WinBackList winBack)
    {
        if (winBack.IsEmpty)
        {
            return;
        }

        html.Element("h2", "Worth winning back", Style(Font + Ink + "font-size:16px;line-height:24px;font-weight:600;margin:0 0 4px;"))
            .Element("p", winBack.Sentence, Style(Font + Ink + "font-size:14px;line-height:20px;margin:0 0 4px;"))
            .Markup("<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:0 0 24px;border-collapse:collapse;\">");
        foreach (var (customer, move, netSales) in winBack.Rows)
        {
            html.Markup("<tr>").Element("th", customer, ("scope", "row"), ("align", "left"), Style(Cell + "font-weight:400;"))
                .Element("td", move, Style(Cell + Quiet)).Element("td", netSales, ("align", "right"), Style(Cell)).Markup("</tr>");
        }

        html.Markup("</table>");
    }

    private static void Button(HtmlWriter html, string address) => html
        .Markup("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td align=\"center\" bgcolor=\"#0072B2\" style=\"border-radius:4px;\">")
        .Element("a", "Open the report", ("href", SafeUrl(address)), Style(Font + "display:inline-block;padding:11px 22px;font-size:15px;font-weight:600;color:#FFFFFF;text-decoration:none;"))
        .Markup("</td></tr></table>");

    private static string ChangeColor(KeyFigure figure) => figure.IsImprovement switch
    {
        true => "color:#00755A;",
        false => "color:#B84A00;",
        null => Quiet,
    };

    private static (string Name, string Value) Style(string css) => ("style", css);

    /// <summary>Only web addresses become links.</summary>
    private static string SafeUrl(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? uri!.AbsoluteUri : "#";
}
