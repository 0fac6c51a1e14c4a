using System.Diagnostics;
using System.Security.Cryptography;

namespace ReportingPortal.Data.Embedded;

/// <summary>The data folder: made once by initdb, owned by the user PostgreSQL runs as.</summary>
internal static class PostgresCluster
{
    public static string PasswordFile(StorageRoot storage) => Path.Combine(storage.Path, "postgres.password");

    public static async Task EnsureAsync(string native, StorageRoot storage, CancellationToken ct)
    {
        PrivateFolder(storage.SocketFolder, storage);
        if (File.Exists(Path.Combine(storage.DataFolder, "PG_VERSION")))
        {
            return;
        }

        // initdb works beside its target and the result is moved in one step: a crash leaves no half-made cluster.
        var making = storage.DataFolder + ".making";
        if (Directory.Exists(making))
        {
            Directory.Delete(making, recursive: true);
        }

        PrivateFolder(making, storage);
        List<string> arguments =
        [
            "-D", making, "-U", "postgres", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
            "--no-instructions",
        ];
        if (OperatingSystem.IsWindows())
        {
            File.WriteAllText(PasswordFile(storage), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
            arguments.AddRange(["--auth=scram-sha-256", "--pwfile=" + PasswordFile(storage)]);
        }
        else
        {
            arguments.Add("--auth=trust");
        }

        await RunInitdbAsync(native, storage, arguments, ct);
        Directory.Move(making, storage.DataFolder);
    }

    private static async Task RunInitdbAsync(string native, StorageRoot storage, List<string> arguments, CancellationToken ct)
    {
        var start = PostgresProcess.Unprivileged(Path.Combine(native, "bin", "initdb"), arguments, storage, diesWithThread: false);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var initdb = Process.Start(start)!;
        var output = initdb.StandardOutput.ReadToEndAsync(ct);
        var error = await initdb.StandardError.ReadToEndAsync(ct);
        await initdb.WaitForExitAsync(ct);
        if (initdb.ExitCode != 0)
        {
            throw new DatabaseSetupException($"initdb could not make the database folder in {storage.Path}: {error}{await output}");
        }
    }

    private static void PrivateFolder(string path, StorageRoot storage)
    {
        Directory.CreateDirectory(path);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (storage.DropsRoot)
        {
            using var chown = Process.Start(new ProcessStartInfo("chown", [$"{PostgresProcess.UnprivilegedUser}:{PostgresProcess.UnprivilegedUser}", path]))!;
            chown.WaitForExit();
        }
    }
}
