using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ReportingPortal.Web.Pages.Shared;

/// <summary>
/// The head of a page: its title, the one sentence with the figure in it, and quietly what it stands on (as-of date,
/// filters, basis). What stands inside the element are the page's actions.
/// </summary>
[HtmlTargetElement("page-header")]
public sealed class PageHeaderTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    public string? Sentence { get; set; }

    public string? Basis { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ViewContext.ViewData["Title"] = Title;
        var actions = await output.GetChildContentAsync();
        output.TagName = "header";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "rp-page-header");
        output.Content.AppendHtml("<div class=\"rp-page-heading\"><h1>").Append(Title).AppendHtml("</h1>");
        Paragraph(output, "rp-sentence", Sentence);
        Paragraph(output, "rp-basis", Basis);
        output.Content.AppendHtml("</div>");
        if (!actions.IsEmptyOrWhiteSpace)
        {
            output.Content.AppendHtml("<div class=\"rp-page-actions\">").AppendHtml(actions).AppendHtml("</div>");
        }
    }

    private static void Paragraph(TagHelperOutput output, string css, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            output.Content.AppendHtml($"<p class=\"{css}\">").Append(text).AppendHtml("</p>");
        }
    }
}
