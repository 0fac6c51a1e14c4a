using System.CommandLine;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Cli;

internal static class TenantVerbs
{
    public static Command Create()
    {
        var verb = new Command("tenant", "Work on tenants.");
        verb.Add(CreateTenant());
        return verb;
    }

    private static Command CreateTenant()
    {
        var slug = new Argument<string>("slug") { Description = "Short name in URLs: lower-case letters, digits, hyphens." };
        var name = new Option<string>("--name") { Description = "The shop's name; the slug when left out." };
        var currency = new Option<string>("--currency") { Description = "ISO 4217 code.", DefaultValueFactory = _ => "EUR" };
        var zone = new Option<string>("--time-zone") { Description = "IANA time zone.", DefaultValueFactory = _ => "Europe/Berlin" };
        var demo = new Option<bool>("--demo") { Description = "Its data is invented, and marked so; visitors may be simulated." };
        var verb = new Command("create", "Create a tenant.") { slug, name, currency, zone, demo };
        verb.SetAction((parsed, ct) => VerbHost.RunAsync(async (services, token) =>
        {
            var wanted = new NewTenant(
                parsed.GetRequiredValue(slug), parsed.GetValue(name) ?? parsed.GetRequiredValue(slug),
                parsed.GetRequiredValue(currency), parsed.GetRequiredValue(zone), IsDemo: parsed.GetValue(demo));
            var tenant = await services.GetRequiredService<TenantDirectory>().CreateAsync(wanted, null, token);
            await Console.Out.WriteLineAsync($"Tenant {tenant.Slug} created: /t/{tenant.Slug}/overview");
        }, ct));
        return verb;
    }
}
