using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Hosting;

namespace ReportingPortal.Web.Api;

/// <summary>The HTTP API: its conventions, and the list of its slices.</summary>
public static class PortalApi
{
    public static void AddPortalApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = new FieldNames();
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        });
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            if (context.HttpContext.Features.Get<SuspendedTenant>() is { } suspended)
            {
                context.ProblemDetails.Detail = $"The tenant {suspended.Name} is suspended.";
            }
        });
    }

    /// <summary>Each slice adds its endpoints in one line here. Reading is the rule; an endpoint that writes asks for ApiWrite.</summary>
    public static void MapPortalApi(this WebApplication app)
    {
        var api = app.MapApiGroup("/api/v1");
        api.MapGet("/tenant", TenantAsync).WithSummary("The tenant of the key or session");
        api.MapFigures();
        api.MapAudiences();
        api.MapRecommendations();
        api.MapUploads();
        api.MapEvents();
        api.MapQuality();
        api.MapAnalysisRuns();
        api.MapReports();
        api.MapReportSchedules();
        api.MapDeliveries();
        app.MapApiGroup("").MapRecommendationAlias();
        app.MapOpenApi().AllowAnonymous();
    }

    /// <summary>A group of API routes: a key or a session, rate limited, guarded against forged requests from other sites.</summary>
    public static RouteGroupBuilder MapApiGroup(this IEndpointRouteBuilder app, string prefix)
    {
        var group = app.MapGroup(prefix).RequireRateLimiting(ApiRateLimit.Policy);
        group.AddEndpointFilter(RefuseForgedAsync);
        // Policies add up: a default on the group would ask keys that only write for the read scope as well.
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            if (!endpoint.Metadata.OfType<IAuthorizeData>().Any())
            {
                endpoint.Metadata.Add(new AuthorizeAttribute(Policies.ApiRead));
            }
        });
        return group;
    }

    private static TenantAnswer TenantAsync(CurrentTenant current)
        => new(current.Tenant.Slug, current.Tenant.Name, current.Tenant.Currency, current.Tenant.TimeZone, current.Tenant.WeekStart);

    /// <summary>A browser sends the session cookie by itself, so a change made with it must carry the antiforgery header too.</summary>
    private static async ValueTask<object?> RefuseForgedAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        var isSafe = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!isSafe && context.Features.Get<ApiKeyAccess>() is null
            && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            return TypedResults.Problem("A change made from the browser needs the antiforgery header X-CSRF-Token.", statusCode: StatusCodes.Status400BadRequest);
        }

        return await next(call);
    }

    private sealed record TenantAnswer(string Slug, string Name, string Currency, string TimeZone, DayOfWeek WeekStart);
}
