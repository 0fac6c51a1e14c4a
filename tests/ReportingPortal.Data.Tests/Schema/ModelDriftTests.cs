using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Data.Tests.Schema;

/// <summary>Entities, migrations and the database say the same.</summary>
public class ModelDriftTests(PortalDatabase database) : IClassFixture<PortalDatabase>
{
    [Fact]
    public async Task Columns_of_the_model_are_the_columns_of_the_database()
    {
        await using var scope = database.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReportingDbContext>();
        var model = db.Model.GetEntityTypes()
            // No column of a view says that it is never null.
            .SelectMany(entity => entity.GetProperties().Select(property => entity.GetViewName() is { } view
                ? $"{view}.{property.GetColumnName()} null=True"
                : $"{entity.GetTableName()}.{property.GetColumnName()} null={property.IsColumnNullable()}"))
            .Where(column => !column.StartsWith("user_passkeys", StringComparison.Ordinal))
            .ToHashSet();

        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        var catalogue = (await connection.QueryAsync<string>(
            """
            select table_name || '.' || column_name || ' null=' || case is_nullable when 'YES' then 'True' else 'False' end
            from information_schema.columns
            where table_schema = 'public' and table_name not in ('migrations_history', 'user_passkeys') and table_name not like 'qrtz%'
            """)).ToHashSet();

        model.Except(catalogue).ShouldBeEmpty("the database lacks these columns");
        catalogue.Except(model).ShouldBeEmpty("the model lacks these columns");
    }

    [Fact]
    public async Task A_second_migration_of_a_current_database_changes_nothing()
    {
        await DatabaseMigration.RunAsync(database.Sources, TestContext.Current.CancellationToken);

        (await DatabaseMigration.IsCurrentAsync(database.Sources, TestContext.Current.CancellationToken)).ShouldBeTrue();
    }

    [Fact]
    public void No_change_of_the_model_waits_for_a_migration()
        => DatabaseMigration.HasUnmigratedChanges(database.Sources).ShouldBeFalse();

    [Fact]
    public async Task A_login_that_may_not_create_roles_is_told_what_to_give()
    {
        var empty = await TestServer.CreateEmptyDatabaseAsync();
        await using (var admin = new NpgsqlConnection(empty))
        {
            await admin.ExecuteAsync("create role plain_login login");
        }

        var plain = new NpgsqlConnectionStringBuilder(empty) { Username = "plain_login" }.ConnectionString;
        await using var sources = new PortalDataSources(DatabaseLogins.From(plain));

        var refused = await Should.ThrowAsync<DatabaseSetupException>(() => DatabaseMigration.RunAsync(sources, TestContext.Current.CancellationToken));

        refused.Message.ShouldContain("ConnectionStrings:Portal");
        refused.Message.ShouldContain("plain_login");
    }
}
