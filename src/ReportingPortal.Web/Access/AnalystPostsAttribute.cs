using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ReportingPortal.Web.Access;

/// <summary>On a page that viewers read: what it changes is for analysts and owners.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AnalystPostsAttribute : Attribute, IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            return;
        }

        var authorization = http.RequestServices.GetRequiredService<IAuthorizationService>();
        if (!(await authorization.AuthorizeAsync(http.User, Policies.TenantAnalyst)).Succeeded)
        {
            context.Result = new ForbidResult();
        }
    }
}
