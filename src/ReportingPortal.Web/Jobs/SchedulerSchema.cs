using Npgsql;
using Quartz;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Web.Jobs;

/// <summary>
/// The scheduler's own tables (qrtz_): made by the owner in the migrate step, so that the role which runs the scheduler
/// needs no right to create anything.
/// </summary>
public static class SchedulerSchema
{
    /// <summary>Creates what is missing and grants the platform role its rights. Can run any number of times, on several nodes at once.</summary>
    public static async Task EnsureAsync(PortalDataSources sources, CancellationToken ct)
    {
        var owner = QuartzSchedulerBuilder.Create(quartz => quartz.UsePersistentStore(store =>
        {
            store.UsePostgres(source => source.DataSourceFactory = _ => sources.Owner);
            store.UseSystemTextJsonSerializer();
            store.UseExecutionHistory();
            store.ProvisionSchema();
        }));
        await using (await owner.BuildScheduler(ct))
        {
            // Building the scheduler provisions its schema; it is never started.
        }

        await GrantAsync(sources.Owner, ct);
    }

    private static async Task GrantAsync(NpgsqlDataSource owner, CancellationToken ct)
    {
        await using var connection = await owner.OpenConnectionAsync(ct);
        var tables = new List<string>();
        await using (var find = new NpgsqlCommand("select tablename from pg_tables where schemaname = 'public' and starts_with(tablename, $1)", connection))
        {
            find.Parameters.AddWithValue(TableKinds.SchedulerPrefix);
            await using var reader = await find.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                tables.Add(reader.GetString(0));
            }
        }

        // Names come from the catalogue under our prefix; GRANT takes no parameters.
        await using var grant = new NpgsqlCommand(
            $"grant select, insert, update, delete on {string.Join(", ", tables)} to {DatabaseLogins.PlatformRole}", connection);
        await grant.ExecuteNonQueryAsync(ct);
    }
}
