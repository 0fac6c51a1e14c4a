using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Migrations;

/// <summary>Makes the context for dotnet-ef; needs no server.</summary>
public class DesignTimeFactory : IDesignTimeDbContextFactory<ReportingDbContext>
{
    public ReportingDbContext CreateDbContext(string[] args)
    {
        // Identity takes its schema version from the application's services, not from the context.
        var services = new ServiceCollection()
            .Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
            .BuildServiceProvider();
        var options = new DbContextOptionsBuilder<ReportingDbContext>()
            .UseApplicationServiceProvider(services)
            .UseNpgsql("Host=design-time", PortalDbOptions.Npgsql)
            .Options;
        return new ReportingDbContext(options, new CurrentTenant());
    }
}
