using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Hosting;

/// <summary>An account made at the first start; the password is random for this installation and shown once.</summary>
public sealed record FirstLogin(string Role, string Email, string Password);

/// <summary>What a new installation begins with: the platform's administrator and, if wanted, the demo shop.</summary>
public sealed class FirstRun(ReportingDbContext db, UserAccounts users, TenantDirectory tenants, Members members, IServiceScopeFactory scopes)
{
    private const string AdminEmail = "admin@portal.example";
    private const string DemoEmail = "demo@portal.example";

    /// <summary>Returns the logins it made; none when the installation has accounts already.</summary>
    public async Task<IReadOnlyList<FirstLogin>> RunAsync(bool makesDemo, CancellationToken ct)
    {
        if (await db.Users.AnyAsync(ct))
        {
            return [];
        }

        List<FirstLogin> logins = [await CreateAsync("platform administrator", AdminEmail, isPlatformAdmin: true, ct)];
        if (makesDemo)
        {
            logins.Add(await CreateDemoAsync(ct));
        }

        return logins;
    }

    private async Task<FirstLogin> CreateDemoAsync(CancellationToken ct)
    {
        var tenant = await tenants.CreateAsync(new NewTenant("demo", "Demo Shop", "EUR", "Europe/Berlin", IsDemo: true), null, ct);
        var login = await CreateAsync("owner of the demo shop", DemoEmail, isPlatformAdmin: false, ct);
        var user = await db.Users.SingleAsync(u => u.Email == DemoEmail, ct);
        await members.AddAsync(tenant.TenantId, user.Id, TenantRole.Owner, ct);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(tenant);
        await scope.ServiceProvider.GetRequiredService<DemoTenant>().FillAsync(DemoEmail, ct);
        return login;
    }

    private async Task<FirstLogin> CreateAsync(string role, string email, bool isPlatformAdmin, CancellationToken ct)
    {
        var made = await users.CreateAsync(email, null, isPlatformAdmin, ct);
        return new FirstLogin(role, email, made.Password);
    }
}
