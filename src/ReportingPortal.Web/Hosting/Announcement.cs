using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ReportingPortal.Web.Hosting;

/// <summary>What the person at the terminal needs: the address, the first logins, where data lies.</summary>
internal static class Announcement
{
    /// <summary>Makes the first accounts where there are none, and prints as soon as the portal answers.</summary>
    public static async Task AnnounceAsync(this WebApplication app, DatabaseStartup database)
    {
        if (!app.Configuration.GetValue("FirstRun:Enabled", true))
        {
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var makesDemo = app.Configuration.GetValue("Demo:Create", database.IsEmbedded);
        var logins = await scope.ServiceProvider.GetRequiredService<FirstRun>().RunAsync(makesDemo, CancellationToken.None);
        app.Lifetime.ApplicationStarted.Register(() => Print(app.Services.GetRequiredService<IServer>(), database, logins));
    }

    private static void Print(IServer server, DatabaseStartup database, IReadOnlyList<FirstLogin> logins)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        Console.WriteLine();
        Console.WriteLine($"  ReportingPortal  {string.Join("  ", addresses)}");
        Console.WriteLine($"  Data             {database.Location}");
        foreach (var login in logins)
        {
            Console.WriteLine($"  Login            {login.Email}  {login.Password}  ({login.Role}; shown once, changed at the first sign-in)");
        }

        Console.WriteLine();
    }
}
