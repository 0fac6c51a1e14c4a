using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace ReportingPortal.Data;

/// <summary>Connection strings of the roles, made from the one an operator gives.</summary>
/// <param name="Admin">As given: may create roles.</param>
/// <param name="Owner">Acts as the owner of all tables.</param>
/// <param name="App">Serves tenants; row-level security binds it.</param>
/// <param name="Platform">Works across tenants; bypasses row-level security.</param>
public sealed record DatabaseLogins(string Admin, string Owner, string App, string Platform)
{
    public const string OwnerRole = "portal_owner";
    public const string AppRole = "portal_app";
    public const string PlatformRole = "portal_platform";

    /// <summary>Copies a tenant's own new rows past row-level security, and can do nothing else; the application takes it on for one COPY.</summary>
    public const string LoaderRole = "portal_loader";

    /// <summary>
    /// The roles' passwords are derived from the administrator's, so that every process of an installation knows them and
    /// none is stored. A server that asks for no password (the embedded one) gets none.
    /// </summary>
    public static DatabaseLogins From(string admin)
    {
        var password = new NpgsqlConnectionStringBuilder(admin).Password;
        return new DatabaseLogins(admin, OwnerOf(admin), As(admin, AppRole, password), As(admin, PlatformRole, password));
    }

    /// <summary>The derived password of a role, or null where the administrator signs in without one.</summary>
    public static string? PasswordOf(string role, string? adminPassword)
        => string.IsNullOrEmpty(adminPassword)
            ? null
            : Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(adminPassword), Encoding.UTF8.GetBytes(role)));

    private static string OwnerOf(string admin)
        => new NpgsqlConnectionStringBuilder(admin) { Options = $"-c role={OwnerRole}", MaxPoolSize = 4 }.ConnectionString;

    private static string As(string admin, string role, string? adminPassword)
        => new NpgsqlConnectionStringBuilder(admin)
        {
            Username = role,
            Password = PasswordOf(role, adminPassword),
            // Loads write in large pieces; the default buffer of 8 kB costs a tenth of their speed.
            WriteBufferSize = 131072,
        }.ConnectionString;
}
