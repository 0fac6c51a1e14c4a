using System.Text.Encodings.Web;

namespace ReportingPortal.Web.Access;

/// <summary>A letter with one link, as HTML that mail programs show alike and as plain text.</summary>
public sealed record AccountLetter(string Subject, string Message, string Action, string Link, string Footnote)
{
    public string Text() => $"{Message}\n\n{Action}:\n{Link}\n\n{Footnote}\n";

    public string Html() => $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>{Encode(Subject)}</title></head>
        <body style="margin:0;padding:24px;background:#f6f8fb;font-family:Arial,Helvetica,sans-serif;color:#182433">
        <table role="presentation" align="center" width="100%" style="max-width:560px;background:#ffffff;border:1px solid #dce1e7;border-radius:8px">
        <tr><td style="padding:32px">
        <h1 style="margin:0 0 16px;font-size:20px">{Encode(Subject)}</h1>
        <p style="margin:0 0 24px;font-size:15px;line-height:1.5">{Encode(Message)}</p>
        <p style="margin:0 0 24px"><a href="{Encode(Link)}" style="display:inline-block;padding:12px 20px;background:#0067a3;color:#ffffff;text-decoration:none;border-radius:6px">{Encode(Action)}</a></p>
        <p style="margin:0;font-size:13px;line-height:1.5;color:#5b6b7d">{Encode(Footnote)}</p>
        </td></tr>
        </table>
        </body>
        </html>
        """;

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
