using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using ReportingPortal.Data;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Hosting;

/// <summary>Who somebody is and what they may do: Identity, cookies, API keys, policies, and the keys that protect them.</summary>
public static class Accounts
{
    private const string CookieOrKey = "CookieOrKey";

    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddIdentity();
        services.AddSchemes();
        services.AddPolicies();
        services.AddDataProtection().SetApplicationName("ReportingPortal");
        services.AddOptions<KeyManagementOptions>().Configure<PortalDataSources>(
            (options, sources) => options.XmlRepository = new DataProtectionKeyStore(sources));
        services.AddScoped<SignedInUser>();
        services.AddScoped<ApiKeys>();
        services.AddScoped<Invitations>();
        services.AddScoped<Members>();
        services.AddScoped<UserAccounts>();
        services.AddScoped<AccountMailer>();
        services.AddSingleton<AccountMailDispatch>();
        services.AddHostedService(provider => provider.GetRequiredService<AccountMailDispatch>());
        services.AddScoped<TenantSettings>();
        services.AddSingleton<TenantDirectory>();
        services.AddSingleton<UserDirectory>();
        services.AddSingleton<AccountMailbox>();
        services.AddSingleton<AttemptLimits>();
        services.AddSingleton<PublicAddress>();
        services.AddHttpContextAccessor();
    }

    private static void AddIdentity(this IServiceCollection services)
    {
        services.AddIdentityCore<User>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.RequireUniqueEmail = true;
                options.SignIn.RequireConfirmedEmail = true;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                // Length is what makes a password strong; rules about kinds of characters make it guessable in a known way.
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
            })
            .AddEntityFrameworkStores<ReportingDbContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromHours(3));
    }

    private static void AddSchemes(this IServiceCollection services)
    {
        services.AddAuthentication(CookieOrKey)
            .AddPolicyScheme(CookieOrKey, null, options => options.ForwardDefaultSelector = SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(Session));
    }

    private static string SchemeOf(HttpContext context)
        => context.IsApi() && context.Request.Headers.ContainsKey("Authorization")
            ? ApiKeyAuthentication.SchemeName
            : IdentityConstants.ApplicationScheme;

    private static void Session(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "rp-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.CookieManager = new HostPrefixCookies();
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.SlidingExpiration = true;
        options.LoginPath = "/account/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized, isRedirect: !context.HttpContext.IsApi());
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden, isRedirect: false);
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status, bool isRedirect)
    {
        if (isRedirect)
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = status;
            if (status == StatusCodes.Status401Unauthorized)
            {
                context.Response.Headers.WWWAuthenticate = "Bearer";
            }
        }

        return Task.CompletedTask;
    }

    private static void AddPolicies(this IServiceCollection services)
    {
        services.AddScoped<IAuthorizationHandler, TenantRoleHandler>();
        services.AddScoped<IAuthorizationHandler, PlatformAdminHandler>();
        services.AddScoped<IAuthorizationHandler, ApiScopeHandler>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Policies.TenantViewer, Require(new TenantRoleRequirement(TenantRole.Viewer)))
            .AddPolicy(Policies.TenantAnalyst, Require(new TenantRoleRequirement(TenantRole.Analyst)))
            .AddPolicy(Policies.TenantOwner, Require(new TenantRoleRequirement(TenantRole.Owner)))
            .AddPolicy(Policies.PlatformAdmin, Require(new PlatformAdminRequirement()))
            .AddPolicy(Policies.ApiRead, Require(new ApiScopeRequirement(ApiScope.Read)))
            .AddPolicy(Policies.ApiWrite, Require(new ApiScopeRequirement(ApiScope.Write)))
            .AddPolicy(Policies.ApiAdmin, Require(new ApiScopeRequirement(ApiScope.Admin)));
    }

    private static AuthorizationPolicy Require(IAuthorizationRequirement requirement)
        => new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(requirement).Build();
}
