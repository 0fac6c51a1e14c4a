using Microsoft.AspNetCore.Mvc.Rendering;
using ReportingPortal.Data.Accounts;

namespace ReportingPortal.Web.Pages.Shared;

/// <summary>Roles for choosing.</summary>
public static class Roles
{
    private static readonly TenantRole[] All = [TenantRole.Viewer, TenantRole.Analyst, TenantRole.Owner];

    public static IEnumerable<SelectListItem> Items(TenantRole selected)
        => All.Select(role => new SelectListItem(role.ToString(), role.ToString(), role == selected));

    public static IEnumerable<SelectListItem> Described(TenantRole selected)
        => All.Select(role => new SelectListItem($"{role}: {Description(role)}", role.ToString(), role == selected));

    private static string Description(TenantRole role) => role switch
    {
        TenantRole.Viewer => "reads figures and reports",
        TenantRole.Analyst => "also uploads data and makes reports",
        _ => "also changes settings, members and keys",
    };
}
