using System.CommandLine;
using ReportingPortal.Web.Simulation;

namespace ReportingPortal.Web.Cli;

internal static class SimulateVerb
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var slug = new Argument<string>("slug") { Description = "A demo shop." };
        var perMinute = new Option<int>("--per-minute") { Description = "Events a minute, about.", DefaultValueFactory = _ => LiveSimulations.StandardPerMinute };
        var minutes = new Option<int>("--minutes") { Description = "How long visitors come.", DefaultValueFactory = _ => LiveSimulations.StandardMinutes };
        var verb = new Command("simulate", "Let invented visitors into a demo shop; a running portal loads what they do.") { slug, perMinute, minutes };
        verb.SetAction((parsed, ct) => VerbHost.RunAsync(async (services, token) =>
        {
            var tenant = await VerbHost.EnterTenantAsync(services, parsed.GetRequiredValue(slug), token);
            await RunAsync(services, () => LiveSimulations.Create(tenant, parsed.GetValue(perMinute), parsed.GetValue(minutes), Now(services)), token);
        }, ct));
        return verb;
    }

    private static async Task RunAsync(IServiceProvider services, Func<Data.Tenancy.LiveSimulation> create, CancellationToken ct)
    {
        var (simulation, shop, sent) = (create(), services.GetRequiredService<LiveShop>(), new SentTraffic(0, 0));
        while (simulation.SentUntil < simulation.EndsAt)
        {
            var left = simulation.EndsAt - Now(services);
            await Task.Delay(left < Step ? left > TimeSpan.Zero ? left : TimeSpan.Zero : Step, ct);
            var now = Now(services);
            var next = await shop.SendAsync(simulation, now < simulation.EndsAt ? now : simulation.EndsAt, ct);
            sent = new SentTraffic(sent.Events + next.Events, sent.Purchases + next.Purchases);
            await Console.Out.WriteLineAsync($"{now:HH:mm:ss}  {next.Events} events, {next.Purchases} purchases");
        }

        await Console.Out.WriteLineAsync($"{sent.Events} events sent, {sent.Purchases} purchases among them. A running portal loads them within a minute.");
    }

    private static DateTimeOffset Now(IServiceProvider services) => services.GetRequiredService<TimeProvider>().GetUtcNow();
}
