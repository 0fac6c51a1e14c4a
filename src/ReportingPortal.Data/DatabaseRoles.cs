using Npgsql;

namespace ReportingPortal.Data;

/// <summary>Creates the four roles of a database and gives each only what it needs. Can run any number of times.</summary>
public static class DatabaseRoles
{
    /// <exception cref="DatabaseSetupException">The login given may not create roles; the message says what to run.</exception>
    public static async Task EnsureAsync(DatabaseLogins logins, CancellationToken ct)
    {
        var given = new NpgsqlConnectionStringBuilder(logins.Admin);
        await using var source = NpgsqlDataSource.Create(logins.Admin);
        await using var connection = await source.OpenConnectionAsync(ct);
        try
        {
            await EnsureRoleAsync(connection, DatabaseLogins.OwnerRole, "nologin", null, ct);
            await EnsureRoleAsync(connection, DatabaseLogins.AppRole, "login nobypassrls", given.Password, ct);
            await EnsureRoleAsync(connection, DatabaseLogins.PlatformRole, "login bypassrls", given.Password, ct);
            await EnsureRoleAsync(connection, DatabaseLogins.LoaderRole, "nologin bypassrls", null, ct);
            await ExecuteAsync(connection, $"grant {DatabaseLogins.LoaderRole} to {DatabaseLogins.AppRole}", ct);
            await ExecuteAsync(connection, $"grant {DatabaseLogins.OwnerRole} to current_user", ct);
            await ExecuteAsync(connection, $"grant create on database {Quote(connection.Database)} to {DatabaseLogins.OwnerRole}", ct);
            await ExecuteAsync(connection, $"grant temporary, connect on database {Quote(connection.Database)} to {DatabaseLogins.AppRole}, {DatabaseLogins.PlatformRole}", ct);
            await ExecuteAsync(connection, $"grant usage, create on schema public to {DatabaseLogins.OwnerRole}", ct);
            await ExecuteAsync(connection, $"grant usage on schema public to {DatabaseLogins.AppRole}, {DatabaseLogins.PlatformRole}, {DatabaseLogins.LoaderRole}", ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new DatabaseSetupException(
                $"The login {given.Username} may not set up the portal's roles ({e.MessageText}). Give ConnectionStrings:Portal a login "
                + "that may create roles with BYPASSRLS and owns the database, for example a superuser.", e);
        }
    }

    private static async Task EnsureRoleAsync(NpgsqlConnection connection, string role, string attributes, string? adminPassword, CancellationToken ct)
    {
        await using var find = new NpgsqlCommand("select 1 from pg_roles where rolname = $1", connection);
        find.Parameters.AddWithValue(role);
        var exists = await find.ExecuteScalarAsync(ct) is not null;
        if (!exists)
        {
            await CreateAsync(connection, role, attributes, ct);
        }

        if (attributes.StartsWith("login", StringComparison.Ordinal) && DatabaseLogins.PasswordOf(role, adminPassword) is { } password)
        {
            // The password is hexadecimal by construction: safe inside the literal, which ALTER ROLE wants.
            await ExecuteAsync(connection, $"alter role {role} password '{password}'", ct);
        }
    }

    private static async Task CreateAsync(NpgsqlConnection connection, string role, string attributes, CancellationToken ct)
    {
        try
        {
            await ExecuteAsync(connection, $"create role {role} {attributes}", ct);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UniqueViolation)
        {
            // Another process of the installation was quicker.
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var command = new NpgsqlCommand(statement, connection);
                await command.ExecuteNonQueryAsync(ct);
                return;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InternalError && attempt < 10)
            {
                // "tuple concurrently updated": another process grants the same at this moment.
                await Task.Delay(50 * attempt, ct);
            }
        }
    }

    private static string Quote(string identifier) => '"' + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}

/// <summary>The database can't be used as it is; the message says what to do.</summary>
public sealed class DatabaseSetupException(string message, Exception? inner = null) : Exception(message, inner);
