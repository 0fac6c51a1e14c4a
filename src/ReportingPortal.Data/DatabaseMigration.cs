using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Data;

/// <summary>Brings a database to the current schema: roles first, then migrations under the owner's role.</summary>
public static class DatabaseMigration
{
    /// <param name="last">The last migration wanted, for a test of the next; null means all.</param>
    public static async Task RunAsync(PortalDataSources sources, CancellationToken ct, string? last = null)
    {
        await DatabaseRoles.EnsureAsync(sources.Logins, ct);
        await using var db = OwnerContext(sources);
        await db.Database.MigrateAsync(last, ct);
    }

    /// <summary>True when every migration has been applied.</summary>
    public static async Task<bool> IsCurrentAsync(PortalDataSources sources, CancellationToken ct)
    {
        await using var db = OwnerContext(sources);
        return !(await db.Database.GetPendingMigrationsAsync(ct)).Any();
    }

    /// <summary>True when the entities say something no migration says; for a test.</summary>
    public static bool HasUnmigratedChanges(PortalDataSources sources)
    {
        using var db = OwnerContext(sources);
        return db.Database.HasPendingModelChanges();
    }

    private static ReportingDbContext OwnerContext(PortalDataSources sources)
    {
        var services = new ServiceCollection()
            .Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
            .BuildServiceProvider();
        var options = new DbContextOptionsBuilder<ReportingDbContext>()
            .UseApplicationServiceProvider(services)
            .UseNpgsql(sources.Owner, PortalDbOptions.Npgsql)
            .Options;
        return new ReportingDbContext(options, new CurrentTenant());
    }
}
