using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ReportingPortal.Web.Pages.Shared;

/// <summary>&lt;icon icon="upload" /&gt;. It adorns a text; alone it needs a label on its button or link.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : IconHolder
{
    public string? Class { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(IconMarkup(Class ?? ""));
        output.TagMode = TagMode.StartTagAndEndTag;
    }
}
