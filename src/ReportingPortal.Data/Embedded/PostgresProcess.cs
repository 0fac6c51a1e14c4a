using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ReportingPortal.Data.Embedded;

/// <summary>The server as a child process, on a thread of its own.</summary>
internal sealed partial class PostgresProcess : IDisposable
{
    /// <summary>nobody: the server refuses root, and initdb wants a user with an entry in passwd.</summary>
    public const string UnprivilegedUser = "65534";

    private const int Interrupt = 2;

    private readonly TaskCompletionSource<Process> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PostgresProcess()
    {
    }

    public bool HasExited => exited.Task.IsCompleted;

    public int ServerId => started.Task.Result.Id;

    /// <summary>
    /// Starts the server. The parent-death signal that stops it when the portal is killed is tied to the thread that
    /// started it, so that thread stays until the server has ended.
    /// </summary>
    public static PostgresProcess Start(string native, StorageRoot storage, int port, IEnumerable<string> extraSettings)
    {
        var postgres = new PostgresProcess();
        var start = Unprivileged(Path.Combine(native, "bin", "postgres"), Arguments(storage, port, extraSettings), storage, diesWithThread: true);
        start.RedirectStandardError = true;
        new Thread(() => postgres.Run(start, storage.LogFile)) { IsBackground = true, Name = "embedded PostgreSQL" }.Start();
        postgres.started.Task.Wait();
        return postgres;
    }

    /// <summary>A program run as an ordinary user with a clean environment; setsid keeps the terminal's Ctrl+C from it.</summary>
    public static ProcessStartInfo Unprivileged(string program, IEnumerable<string> arguments, StorageRoot storage, bool diesWithThread)
    {
        List<string> line = [program, .. arguments];
        if (OperatingSystem.IsLinux())
        {
            string[] user = storage.DropsRoot ? ["--reuid=" + UnprivilegedUser, "--regid=" + UnprivilegedUser, "--clear-groups"] : [];
            line.InsertRange(0, ["setsid", "setpriv", .. user, "--no-new-privs", .. diesWithThread ? ["--pdeathsig=INT"] : Array.Empty<string>(), "--"]);
        }

        var start = new ProcessStartInfo(line[0], line.Skip(1)) { UseShellExecute = false, WorkingDirectory = storage.Path };
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["LC_ALL"] = "C";
        start.Environment["TZ"] = "UTC";
        if (OperatingSystem.IsWindows())
        {
            start.Environment["SystemRoot"] = Environment.GetEnvironmentVariable("SystemRoot");
        }

        return start;
    }

    public async Task StopAsync()
    {
        var process = await started.Task;
        if (HasExited)
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            process.Kill();
        }
        else
        {
            _ = Kill(process.Id, Interrupt);
        }

        await Task.WhenAny(exited.Task, Task.Delay(TimeSpan.FromSeconds(30)));
    }

    public void Dispose()
    {
        if (started.Task is { IsCompletedSuccessfully: true, Result: var process } && HasExited)
        {
            process.Dispose();
        }
    }

    private static List<string> Arguments(StorageRoot storage, int port, IEnumerable<string> extraSettings)
    {
        List<string> arguments = ["-D", storage.DataFolder, "-p", port.ToString(CultureInfo.InvariantCulture)];
        string[] settings =
        [
            .. OperatingSystem.IsWindows() ? (string[])["listen_addresses=127.0.0.1"] : ["listen_addresses=", "unix_socket_directories=" + storage.SocketFolder],
            "shared_buffers=256MB", "work_mem=32MB", "maintenance_work_mem=128MB", "effective_cache_size=1GB", "max_wal_size=2GB",
            "max_connections=200", "random_page_cost=1.1", "password_encryption=scram-sha-256",
            // Filling new journal files with zeros was a seventh of the server's time of a first load.
            "wal_init_zero=off", .. extraSettings,
        ];
        foreach (var setting in settings)
        {
            arguments.AddRange(["-c", setting]);
        }

        return arguments;
    }

    private void Run(ProcessStartInfo start, string logFile)
    {
        try
        {
            using var log = new StreamWriter(new FileStream(logFile, FileMode.Create, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
            var process = Process.Start(start)!;
            started.SetResult(process);
            while (process.StandardError.ReadLine() is { } line)
            {
                log.WriteLine(line);
            }

            process.WaitForExit();
            exited.SetResult();
        }
        catch (Exception e)
        {
            // Whatever stopped the start is the caller's to report; a thread of ours must not end the process.
            started.TrySetException(e);
            exited.TrySetResult();
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
