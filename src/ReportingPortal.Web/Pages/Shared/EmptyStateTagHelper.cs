using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ReportingPortal.Web.Pages.Shared;

/// <summary>Says that there is nothing yet, why, and (inside the element) what to do next.</summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper : IconHolder
{
    public string Title { get; set; } = "";

    public string? Text { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var next = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "rp-empty");
        output.Content.AppendHtml(IconMarkup()).AppendHtml("<p class=\"rp-empty-title\">").Append(Title).AppendHtml("</p>");
        if (Text is not null)
        {
            output.Content.AppendHtml("<p class=\"rp-empty-text\">").Append(Text).AppendHtml("</p>");
        }

        output.Content.AppendHtml("<div class=\"rp-empty-next\">").AppendHtml(next).AppendHtml("</div>");
    }
}
