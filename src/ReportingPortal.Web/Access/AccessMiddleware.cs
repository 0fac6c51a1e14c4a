using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Access;

/// <summary>
/// The one place where a request gets its person and its tenant, between authentication and authorisation. Pages name
/// the tenant in their address; an API key belongs to one; a browser session calling the API says which, or means the last visited.
/// </summary>
public sealed class AccessMiddleware(RequestDelegate next)
{
    public const string SlugRouteValue = "slug";

    private const string LastTenantCookie = "rp-tenant";

    public async Task InvokeAsync(HttpContext context, SignedInUser user, CurrentTenant tenant)
    {
        if (context.Features.Get<ApiKeyAccess>() is { } key)
        {
            await EnterAsync(context, tenant, new TenantMembership(key.Tenant, default), isKey: true);
            return;
        }

        if (!await LoadUserAsync(context, user))
        {
            await next(context);
            return;
        }

        if (user.MustChangePassword && !IsOpenToAll(context))
        {
            RefuseUntilPasswordIsChanged(context);
            return;
        }

        if (context.Request.RouteValues.TryGetValue(SlugRouteValue, out var slug))
        {
            await EnterAsync(context, tenant, user.In(slug as string), isKey: false);
        }
        else if (context.IsApi() && context.GetEndpoint() is not null && !IsOpenToAll(context))
        {
            await EnterAsync(context, tenant, TenantOfSession(context, user), isKey: false);
        }
        else
        {
            await next(context);
        }
    }

    private static async Task<bool> LoadUserAsync(HttpContext context, SignedInUser user)
    {
        if (!Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            return false;
        }

        if (!user.IsSet && !await user.LoadAsync(id, context.RequestAborted))
        {
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
            return false;
        }

        return true;
    }

    /// <summary>Not a member and no such tenant look the same: who is a customer of the portal is nobody's business.</summary>
    private async Task EnterAsync(HttpContext context, CurrentTenant tenant, TenantMembership? membership, bool isKey)
    {
        if (membership is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (membership.Tenant.SuspendedAt is not null)
        {
            context.Features.Set(new SuspendedTenant(membership.Tenant.Name));
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        tenant.Set(membership.Tenant, isKey ? null : membership.Role);
        if (!isKey && !context.IsApi())
        {
            Remember(context, membership.Tenant);
        }

        await next(context);
    }

    private static TenantMembership? TenantOfSession(HttpContext context, SignedInUser user)
        => context.Request.Query.TryGetValue("tenant", out var slug) ? user.In(slug)
            : user.In(context.Request.Cookies[LastTenantCookie]) ?? (user.Tenants.Count == 1 ? user.Tenants[0] : null);

    private static void Remember(HttpContext context, Tenant tenant)
    {
        if (context.Request.Cookies[LastTenantCookie] != tenant.Slug)
        {
            context.Response.Cookies.Append(LastTenantCookie, tenant.Slug, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(90),
            });
        }
    }

    private static bool IsOpenToAll(HttpContext context)
        => context.GetEndpoint()?.Metadata is { } metadata
            && (metadata.GetMetadata<IAllowAnonymous>() is not null || metadata.GetMetadata<BeforePasswordChangeAttribute>() is not null);

    private static void RefuseUntilPasswordIsChanged(HttpContext context)
    {
        if (context.IsApi())
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else
        {
            context.Response.Redirect("/account/change-password");
        }
    }
}

/// <summary>Set when the address names a suspended tenant, for the page that says so.</summary>
public sealed record SuspendedTenant(string Name);

/// <summary>Marks the pages that stay open while a first-run password waits to be replaced.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BeforePasswordChangeAttribute : Attribute;
