using System.Net;
using System.Text;

namespace ReportingPortal.Reports.Formatting;

/// <summary>Writes HTML in which every text is encoded; only tag and attribute names come from code.</summary>
public sealed class HtmlWriter
{
    private readonly StringBuilder html = new();

    /// <summary>Markup written in code, never data.</summary>
    public HtmlWriter Markup(string literal)
    {
        html.Append(literal);
        return this;
    }

    /// <summary>Encoded data.</summary>
    public HtmlWriter Text(string text)
    {
        html.Append(WebUtility.HtmlEncode(text));
        return this;
    }

    /// <summary>One element around encoded data; attribute values are encoded, too.</summary>
    public HtmlWriter Element(string tag, string text, params (string Name, string Value)[] attributes) =>
        Open(tag, attributes).Text(text).Markup($"</{tag}>");

    public HtmlWriter Open(string tag, params (string Name, string Value)[] attributes)
    {
        html.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            html.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
        }

        html.Append('>');
        return this;
    }

    public override string ToString() => html.ToString();
}
