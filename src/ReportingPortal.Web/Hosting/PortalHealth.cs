using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using ReportingPortal.Data;

namespace ReportingPortal.Web.Hosting;

/// <summary>For balancers: alive means the process answers; ready means it can serve people.</summary>
public static class PortalHealth
{
    public static void AddPortalHealth(this IServiceCollection services)
        => services.AddSingleton<DatabaseReady>().AddHealthChecks().AddCheck<DatabaseReady>("database");

    public static void MapPortalHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    /// <summary>The database answers and has the schema of this version. Remembered for some seconds: probes are many.</summary>
    private sealed class DatabaseReady(PortalDataSources sources, TimeProvider time) : IHealthCheck
    {
        private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

        private (HealthCheckResult Result, long At)? last;

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            if (last is { } known && time.GetElapsedTime(known.At) < Remembered)
            {
                return known.Result;
            }

            var result = await AskAsync(cancellationToken);
            last = (result, time.GetTimestamp());
            return result;
        }

        private async Task<HealthCheckResult> AskAsync(CancellationToken ct)
        {
            try
            {
                return await DatabaseMigration.IsCurrentAsync(sources, ct)
                    ? HealthCheckResult.Healthy()
                    : HealthCheckResult.Unhealthy("The schema is not the one of this version.");
            }
            catch (NpgsqlException e)
            {
                return HealthCheckResult.Unhealthy("The database does not answer.", e);
            }
        }
    }
}
