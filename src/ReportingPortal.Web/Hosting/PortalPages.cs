using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Hosting;

/// <summary>Razor Pages, and who may open which folder: a new page is guarded by where it lies.</summary>
public static class PortalPages
{
    private static readonly string[] ViewerFolders =
    [
        "Overview", "Sales", "Customers", "Rfm", "Segments", "Cohorts", "Funnels", "LifetimeValue", "Basket", "Recommendations", "Reports",
        "Uploads", "Quality", "Audiences", "Explain",
    ];

    /// <summary>The pages people reach without signing in.</summary>
    public static readonly IReadOnlyList<string> OpenPages =
    [
        "/Account/SignIn", "/Account/AcceptInvitation", "/Account/ConfirmEmail", "/Account/ForgotPassword", "/Account/ResetPassword", "/Error/Index", "/Unsubscribe/Index",
    ];

    public static void AddPortalPages(this IServiceCollection services)
    {
        services.AddRazorPages(options =>
        {
            foreach (var folder in ViewerFolders)
            {
                options.Conventions.AuthorizeFolder("/" + folder, Policies.TenantViewer);
            }

            options.Conventions.AuthorizePage("/Uploads/Undo", Policies.TenantAnalyst);
            options.Conventions.AuthorizePage("/Uploads/Confirm", Policies.TenantAnalyst);
            options.Conventions.AuthorizePage("/Uploads/Corrections", Policies.TenantAnalyst);
            options.Conventions.AuthorizePage("/Audiences/Create", Policies.TenantAnalyst);
            options.Conventions.AuthorizePage("/Audiences/Edit", Policies.TenantAnalyst);
            options.Conventions.AuthorizePage("/Audiences/Delete", Policies.TenantAnalyst);
            options.Conventions.AuthorizeFolder("/Mailbox", Policies.TenantAnalyst);
            options.Conventions.AuthorizeFolder("/Settings", Policies.TenantOwner);
            options.Conventions.AuthorizeFolder("/Admin", Policies.PlatformAdmin);
            options.Conventions.AuthorizeFolder("/Home");
            options.Conventions.AuthorizePage("/Account/SignOut");
            options.Conventions.AuthorizePage("/Account/ChangePassword");
            options.Conventions.AuthorizePage("/Account/Downloads");
            AllowAnonymous(options.Conventions);
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "rp-antiforgery";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.HeaderName = "X-CSRF-Token";
            options.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = "rp-message";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<RouteOptions>(options => options.LowercaseUrls = true);
    }

    private static void AllowAnonymous(PageConventionCollection conventions)
    {
        foreach (var page in OpenPages)
        {
            conventions.AllowAnonymousToPage(page);
        }
    }
}
