using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data;

public static class PortalDataServices
{
    /// <summary>Registers the data sources, the context and the unit of work; one tenant, one connection a scope.</summary>
    public static IServiceCollection AddPortalData(this IServiceCollection services, Func<IServiceProvider, DatabaseLogins> logins)
    {
        services.AddSingleton(provider => new PortalDataSources(logins(provider)));
        services.AddSingleton<PlatformDatabase>();
        services.AddScoped<CurrentTenant>();
        services.AddScoped<TenantSession>();
        services.AddDbContext<ReportingDbContext>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<PortalDataSources>().App, PortalDbOptions.Npgsql)
            .AddInterceptors(new TenantTransactionInterceptor()));
        return services;
    }
}
