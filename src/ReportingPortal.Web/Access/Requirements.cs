using Microsoft.AspNetCore.Authorization;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Access;

/// <summary>At least this role in the tenant of the address.</summary>
public sealed record TenantRoleRequirement(TenantRole Minimum) : IAuthorizationRequirement;

/// <summary>A person who stands above all tenants.</summary>
public sealed record PlatformAdminRequirement : IAuthorizationRequirement;

/// <summary>A key with the scope, or a signed-in member whose role includes it.</summary>
public sealed record ApiScopeRequirement(ApiScope Scope) : IAuthorizationRequirement;

public sealed class TenantRoleHandler(CurrentTenant tenant) : AuthorizationHandler<TenantRoleRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, TenantRoleRequirement requirement)
    {
        if (tenant is { IsSet: true, Role: { } role } && role >= requirement.Minimum)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

public sealed class PlatformAdminHandler(SignedInUser user) : AuthorizationHandler<PlatformAdminRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PlatformAdminRequirement requirement)
    {
        if (user.IsPlatformAdmin)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

public sealed class ApiScopeHandler(CurrentTenant tenant) : AuthorizationHandler<ApiScopeRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ApiScopeRequirement requirement)
    {
        var allowed = tenant.IsSet && (tenant.Role is { } role
            ? role >= RoleFor(requirement.Scope)
            : ApiScopes.Includes(context.User.FindAll(ApiKeyAuthentication.ScopeClaim).Select(c => c.Value), requirement.Scope));
        if (allowed)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    private static TenantRole RoleFor(ApiScope scope) => scope switch
    {
        ApiScope.Read => TenantRole.Viewer,
        ApiScope.Write => TenantRole.Analyst,
        _ => TenantRole.Owner,
    };
}
