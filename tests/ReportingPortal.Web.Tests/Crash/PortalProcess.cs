using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using ReportingPortal.Testing;

namespace ReportingPortal.Web.Tests.Crash;

/// <summary>The built host as a process of its own, which a test may kill as a power cut would.</summary>
public sealed partial class PortalProcess : IAsyncDisposable
{
    private static readonly Dictionary<string, string> InAHurry = new()
    {
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        ["FirstRun__Enabled"] = "false",
        ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
        ["Worker__ResumeEvery"] = "00:00:01",
        ["Worker__ResumeAfter"] = "00:00:02",
        ["Worker__CheckinInterval"] = "00:00:01",
    };

    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(90);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PortalProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; private set; } = null!;

    public static async Task<PortalProcess> StartAsync(string connectionString)
    {
        var start = Host(connectionString);
        foreach (var (name, value) in InAHurry)
        {
            start.Environment[name] = value;
        }

        var portal = new PortalProcess(new Process { StartInfo = start });
        try
        {
            portal.Address = await portal.listening.Task.WaitAsync(StartsWithin);
            return portal;
        }
        catch (TimeoutException)
        {
            await portal.DisposeAsync();
            throw new TimeoutException($"The host did not start: {portal.output}");
        }
    }

    /// <summary>The built host, over a database.</summary>
    /// <param name="arguments">A verb with what belongs to it; without one it serves.</param>
    public static ProcessStartInfo Host(string connectionString, params string[] arguments)
    {
        var project = Path.Combine(SharedData.RepositoryRoot, "src", "ReportingPortal.Web");
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        return new ProcessStartInfo("dotnet", [Path.Combine(project, "bin", configuration, "net10.0", "ReportingPortal.Web.dll"), .. arguments])
        {
            WorkingDirectory = project,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ConnectionStrings__Portal"] = connectionString },
        };
    }

    /// <summary>SIGKILL: no handler runs, nothing is finished or put back.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private void Read(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }

        if (line is not null && ListeningOn().Match(line) is { Success: true } match)
        {
            listening.TrySetResult(new Uri(match.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex ListeningOn();
}
