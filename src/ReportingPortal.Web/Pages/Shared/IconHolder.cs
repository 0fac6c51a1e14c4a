using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ReportingPortal.Web.Pages.Shared;

/// <summary>What draws an icon of icons.svg under the file's fingerprinted name.</summary>
public abstract class IconHolder : TagHelper
{
    public string Icon { get; set; } = "info";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    protected IHtmlContent IconMarkup(string css = "")
    {
        var assets = ViewContext.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return new HtmlContentBuilder()
            .AppendHtml("<svg class=\"icon ").Append(css).AppendHtml("\" aria-hidden=\"true\" focusable=\"false\"><use href=\"/")
            .Append(assets?["icons.svg"] ?? "icons.svg").AppendHtml("#").Append(Icon).AppendHtml("\"></use></svg>");
    }
}
