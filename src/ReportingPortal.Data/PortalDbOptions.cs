using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace ReportingPortal.Data;

/// <summary>How the context speaks to PostgreSQL, the same in the application, in tests and at design time.</summary>
public static class PortalDbOptions
{
    public static void Npgsql(NpgsqlDbContextOptionsBuilder options)
        => options.MigrationsAssembly("ReportingPortal.Migrations")
            .MigrationsHistoryTable("migrations_history")
            .SetPostgresVersion(15, 0);
}
