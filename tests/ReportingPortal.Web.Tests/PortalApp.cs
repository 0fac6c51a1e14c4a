using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReportingPortal.Data;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Testing;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Tests;

/// <summary>
/// A class fixture: the whole portal over a migrated database of its own. Requests go through the real pipeline; for a
/// browser, <see cref="StartOnPort"/> before the first client makes it listen on a real port.
/// </summary>
public class PortalApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string Password = "correct horse battery";

    private static int people;

    public PortalDatabase Database { get; } = new();

    /// <summary>The clock of the portal; a test may move it.</summary>
    public MovableTime Time { get; } = new();

    /// <summary>Settings beside the connection string; set them before the first client is made.</summary>
    public Dictionary<string, string> Settings { get; } = new()
    {
        ["FirstRun:Enabled"] = "false",
        ["Roles"] = "web",
        ["RateLimits:AttemptsPerAddress"] = "1000000",
        ["RateLimits:AttemptsPerAccount"] = "1000",
    };

    public virtual async ValueTask InitializeAsync() => await Database.InitializeAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Listens on a free port of this machine; the address is in ClientOptions.BaseAddress.</summary>
    public Uri StartOnPort()
    {
        UseKestrel(0);
        StartServer();
        return ClientOptions.BaseAddress;
    }

    /// <summary>A browser without scripts: keeps cookies, does not follow redirects.</summary>
    public PortalClient NewClient(string baseAddress = "http://localhost")
        => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri(baseAddress) }));

    public Task<Tenant> CreateTenantAsync(string? slug = null) => Database.CreateTenantAsync(slug);

    /// <summary>An account with <see cref="Password"/>, its address confirmed.</summary>
    public async Task<User> CreateUserAsync(string? email = null, bool isPlatformAdmin = false, bool mustChangePassword = false)
    {
        email ??= $"person{Interlocked.Increment(ref people)}@example.com";
        await using var scope = Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserAccounts>();
        return (await accounts.CreateAsync(email, Password, isPlatformAdmin, CancellationToken.None, mustChangePassword)).User;
    }

    public async Task AddMemberAsync(Tenant tenant, User user, TenantRole role)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Members>().AddAsync(tenant.TenantId, user.Id, role, CancellationToken.None);
    }

    /// <summary>A new person with this role in the tenant, signed in through the form.</summary>
    public async Task<PortalClient> SignedInAsync(Tenant tenant, TenantRole role)
    {
        var user = await CreateUserAsync();
        await AddMemberAsync(tenant, user, role);
        return await SignedInAsync(user);
    }

    public async Task<PortalClient> SignedInAsync(User user)
    {
        var client = NewClient();
        await client.SignInAsync(user.Email!, Password);
        return client;
    }

    /// <summary>A client that sends a key of the tenant with these scopes.</summary>
    public async Task<HttpClient> ApiClientAsync(Tenant tenant, params string[] scopes)
    {
        await using var scope = Services.CreateAsyncScope();
        var key = await scope.ServiceProvider.GetRequiredService<ApiKeys>()
            .CreateAsync(tenant.TenantId, "test", scopes, null, CancellationToken.None);
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key.Secret);
        return client;
    }

    /// <summary>The links (path and query) of the letters the built-in mailbox holds for an address, oldest first.</summary>
    public async Task<List<string>> LinksMailedToAsync(string email)
    {
        await using var scope = Services.CreateAsyncScope();
        var texts = await scope.ServiceProvider.GetRequiredService<ReportingDbContext>().AccountMails
            .Where(m => m.Recipient == email).OrderBy(m => m.MailId).Select(m => m.TextBody).ToListAsync();
        return [.. texts.Select(text => new Uri(text.Split('\n').First(line => line.StartsWith("http", StringComparison.Ordinal))).PathAndQuery)];
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("ConnectionStrings:Portal", Database.AdminConnectionString);
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time)));
    }
}
