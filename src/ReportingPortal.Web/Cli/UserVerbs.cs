using System.CommandLine;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Cli;

internal static class UserVerbs
{
    public static Command Create()
    {
        var verb = new Command("user", "Work on accounts.");
        verb.Add(CreateUser());
        return verb;
    }

    private static Command CreateUser()
    {
        var email = new Argument<string>("email") { Description = "The address they sign in with." };
        var password = new Option<string>("--password") { Description = "At least 12 characters; drawn and printed when left out." };
        var admin = new Option<bool>("--platform-admin") { Description = "May administer all tenants." };
        var tenant = new Option<string>("--tenant") { Description = "Slug of a tenant to make them a member of." };
        var role = new Option<TenantRole>("--role") { Description = "Their role in it.", DefaultValueFactory = _ => TenantRole.Owner };
        var verb = new Command("create", "Create an account; the password is changed at the first sign-in.") { email, password, admin, tenant, role };
        verb.SetAction((parsed, ct) => VerbHost.RunAsync(async (services, token) =>
        {
            if (parsed.GetValue(tenant) is { } slug)
            {
                await VerbHost.EnterTenantAsync(services, slug, token);
            }

            var made = await services.GetRequiredService<UserAccounts>().CreateAsync(
                parsed.GetRequiredValue(email), parsed.GetValue(password), parsed.GetValue(admin), token);
            if (parsed.GetValue(tenant) is not null)
            {
                await services.GetRequiredService<Members>().AddAsync(services.GetRequiredService<CurrentTenant>().TenantId, made.User.Id, parsed.GetValue(role), token);
            }

            await Console.Out.WriteLineAsync(parsed.GetValue(password) is null
                ? $"Account {made.User.Email} created. Password, shown once: {made.Password}"
                : $"Account {made.User.Email} created.");
        }, ct));
        return verb;
    }
}
