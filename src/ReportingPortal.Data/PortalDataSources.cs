using Npgsql;

namespace ReportingPortal.Data;

/// <summary>
/// The three ways into the database: <see cref="Owner"/> migrates, <see cref="App"/> serves tenants under row-level
/// security, <see cref="Platform"/> works across tenants.
/// </summary>
public sealed class PortalDataSources : IAsyncDisposable
{
    public PortalDataSources(DatabaseLogins logins)
    {
        Logins = logins;
        Owner = NpgsqlDataSource.Create(logins.Owner);
        App = NpgsqlDataSource.Create(logins.App);
        Platform = NpgsqlDataSource.Create(logins.Platform);
    }

    public DatabaseLogins Logins { get; }

    public NpgsqlDataSource Owner { get; }

    public NpgsqlDataSource App { get; }

    public NpgsqlDataSource Platform { get; }

    public async ValueTask DisposeAsync()
    {
        await Owner.DisposeAsync();
        await App.DisposeAsync();
        await Platform.DisposeAsync();
    }
}
