using Microsoft.AspNetCore.Mvc;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Pages.Shared;

/// <summary>An entry of the sidebar. Its folder tells whether it is the current one.</summary>
public sealed record NavigationItem(string Text, string Icon, string Page, TenantRole Minimum = TenantRole.Viewer)
{
    public string Folder => Page[..(Page.LastIndexOf('/') + 1)];
}

/// <summary>What the sidebar offers to whom; an entry appears when its page exists.</summary>
public static class Navigation
{
    private static readonly NavigationItem[] TenantItems =
    [
        new("Overview", "overview", "/Overview/Index"),
        new("Sales", "sales", "/Sales/Index"),
        new("Customers", "customers", "/Customers/Index"),
        new("RFM", "rfm", "/Rfm/Index"),
        new("Segments", "segments", "/Segments/Index"),
        new("Audiences", "audience", "/Audiences/Index"),
        new("Cohorts", "cohorts", "/Cohorts/Index"),
        new("Funnels", "funnel", "/Funnels/Index"),
        new("Lifetime value", "value", "/LifetimeValue/Index"),
        new("Baskets", "basket", "/Basket/Index"),
        new("Recommendations", "star", "/Recommendations/Index"),
        new("Uploads", "upload", "/Uploads/Index"),
        new("Data quality", "check", "/Quality/Index"),
        new("Reports", "report", "/Reports/Index"),
        new("Settings", "settings", "/Settings/Index", TenantRole.Owner),
    ];

    private static readonly NavigationItem[] AdminItems =
    [
        new("Tenants", "store", "/Admin/Tenants/Index"),
        new("Users", "customers", "/Admin/Users/Index"),
        new("Uploads", "upload", "/Admin/Uploads/Index"),
        new("Jobs", "clock", "/Admin/Jobs/Index"),
        new("Mailbox", "mail", "/Admin/Mailbox/Index"),
    ];

    public static IEnumerable<(NavigationItem Item, string Url)> OfTenant(CurrentTenant tenant, IUrlHelper url)
        => tenant.IsSet
            ? Existing(TenantItems.Where(item => tenant.Role >= item.Minimum), item => url.Page(item.Page, new { slug = tenant.Tenant.Slug }))
            : [];

    public static IEnumerable<(NavigationItem Item, string Url)> OfPlatform(SignedInUser user, IUrlHelper url)
        => user.IsPlatformAdmin ? Existing(AdminItems, item => url.Page(item.Page, new { slug = (string?)null })) : [];

    private static IEnumerable<(NavigationItem, string)> Existing(IEnumerable<NavigationItem> items, Func<NavigationItem, string?> url)
        => items.Select(item => (Item: item, Url: url(item))).Where(x => x.Url is not null).Select(x => (x.Item, x.Url!));
}
