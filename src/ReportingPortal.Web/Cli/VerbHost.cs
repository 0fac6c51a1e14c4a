using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;
using ReportingPortal.Web.Hosting;

namespace ReportingPortal.Web.Cli;

/// <summary>The portal's services without its server: works beside a running host (same database) and on its own.</summary>
internal static class VerbHost
{
    /// <summary>Brings the database up, runs the work in a scope, and turns what people can mend into one line.</summary>
    public static async Task<int> RunAsync(Func<IServiceProvider, CancellationToken, Task> work, CancellationToken ct)
    {
        try
        {
            var builder = WebApplication.CreateBuilder();
            builder.Logging.ClearProviders();
            await using var database = await DatabaseStartup.ConnectAsync(builder.Configuration, ct);
            builder.AddPortal();
            await using var app = builder.Build();
            await DatabaseStartup.MigrateAsync(app.Services, ct);
            await using var scope = app.Services.CreateAsyncScope();
            await work(scope.ServiceProvider, ct);
            return 0;
        }
        catch (Exception e)
        {
            // Whatever it was, a script gets one line and an exit code; messages of ours say what to do.
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>Makes the scope one of a tenant, or says that there is none of this name.</summary>
    public static async Task<Tenant> EnterTenantAsync(IServiceProvider services, string slug, CancellationToken ct)
    {
        var tenant = await services.GetRequiredService<TenantDirectory>().FindAsync(slug, ct)
            ?? throw new VerbException($"There is no tenant {slug}. Create it with: tenant create {slug} --name \"...\"");
        services.GetRequiredService<CurrentTenant>().Set(tenant);
        return tenant;
    }
}

/// <summary>What the caller of a verb can mend; the message says how.</summary>
internal sealed class VerbException(string message) : Exception(message);
