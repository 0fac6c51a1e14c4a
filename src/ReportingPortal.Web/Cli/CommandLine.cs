using System.CommandLine;

namespace ReportingPortal.Web.Cli;

/// <summary>The host as a tool: what an operator or a script does without a browser. No verb means: serve.</summary>
public static class CommandLine
{
    private static readonly Func<Command>[] Verbs =
    [
        MigrateVerb.Create, TenantVerbs.Create, UserVerbs.Create, ApiKeyVerbs.Create, IngestVerb.Create, UndoVerb.Create, ReportVerb.Create, SimulateVerb.Create,
    ];

    /// <summary>True when the first argument is a verb, or asks for help; settings like --urls are the server's.</summary>
    public static bool IsVerb(string[] args)
        => args.Length > 0 && (args[0] is "--help" or "-h" or "-?" or "--version" || !args[0].StartsWith('-'));

    /// <summary>Runs one verb. 0 on success; otherwise 1 and one clear line on standard error.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("ReportingPortal. Without a verb it serves the portal.");
        foreach (var verb in Verbs)
        {
            root.Add(verb());
        }

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{string.Join(" ", parsed.Errors.Select(error => error.Message))} Run with --help to see how it is used.");
            return 1;
        }

        return await parsed.InvokeAsync();
    }
}
