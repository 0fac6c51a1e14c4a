using System.CommandLine;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Cli;

internal static class ApiKeyVerbs
{
    public static Command Create()
    {
        var verb = new Command("api-key", "Work on API keys.");
        verb.Add(CreateKey());
        return verb;
    }

    private static Command CreateKey()
    {
        var slug = new Argument<string>("slug") { Description = "The tenant the key belongs to." };
        var scopes = new Option<string>("--scopes") { Description = "Comma-separated: read, write, admin.", DefaultValueFactory = _ => "read" };
        var name = new Option<string>("--name") { Description = "What the key is for.", DefaultValueFactory = _ => "command line" };
        var verb = new Command("create", "Create an API key; its secret is the only line printed.") { slug, scopes, name };
        verb.SetAction((parsed, ct) => VerbHost.RunAsync(async (services, token) =>
        {
            var tenant = await VerbHost.EnterTenantAsync(services, parsed.GetRequiredValue(slug), token);
            var wanted = parsed.GetRequiredValue(scopes).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var key = await services.GetRequiredService<ApiKeys>().CreateAsync(tenant.TenantId, parsed.GetRequiredValue(name), wanted, null, token);
            await Console.Out.WriteLineAsync(key.Secret);
        }, ct));
        return verb;
    }
}
