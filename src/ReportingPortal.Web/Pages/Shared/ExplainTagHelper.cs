using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.WebUtilities;
using ReportingPortal.Analytics.Explain;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Pages.Shared;

/// <summary>
/// &lt;explain figure="net-sales" /&gt;: the control of a tile or card that opens the figure's account of itself, under the filters of
/// the page it stands on. A link to a page of its own; where there is script, a panel on the page.
/// </summary>
[HtmlTargetElement("explain", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ExplainTagHelper(CurrentTenant tenant) : IconHolder
{
    // State of lists and of the panel itself, and whose list is looked at: it cuts no figure.
    private static readonly string[] NotFilters = ["cursor", "handler", Pagination.Query, "step", "customer", "model", "exclude"];

    /// <summary>An id of <see cref="FigureCatalogue"/>.</summary>
    public string Figure { get; set; } = "";

    /// <summary>What tells it from others of the same figure on the page; the figure's name when left out.</summary>
    public string? Name { get; set; }

    /// <summary>Whose figure it is, where a page is about one customer.</summary>
    public string? Of { get; set; }

    /// <summary>Of which upload it is, where a page is about one.</summary>
    public Guid? Upload { get; set; }

    /// <summary>The address of a figure's account, under the filters of a request.</summary>
    public static string Href(string slug, string figure, HttpRequest request, string page = "")
        => $"/t/{slug}/explain/{figure}{page}" + new QueryBuilder(request.Query.Where(pair => !NotFilters.Contains(pair.Key))).ToQueryString().Value;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var figure = FigureCatalogue.Find(Figure) ?? throw new InvalidOperationException($"No figure '{Figure}' explains itself: add it to the catalogue.");
        var label = "Explain " + Lowered(Name ?? figure.Name);
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "explain");
        var href = Href(tenant.Tenant.Slug, figure.Id, ViewContext.HttpContext.Request);
        href = Of is null ? href : QueryHelpers.AddQueryString(href, "customer_id", Of);
        output.Attributes.SetAttribute("href", Upload is null ? href : QueryHelpers.AddQueryString(href, "upload_id", Upload.Value.ToString()));
        output.Attributes.SetAttribute("data-explain", figure.Id);
        output.Attributes.SetAttribute("data-explain-name", figure.Name);
        output.Attributes.SetAttribute("aria-label", label);
        output.Attributes.SetAttribute("title", label);
        output.Content.SetHtmlContent(IconMarkup());
    }

    /// <summary>"Net sales" in the middle of a sentence; "RFM" and "VIP customers" stay.</summary>
    public static string Lowered(string name) => name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
}
