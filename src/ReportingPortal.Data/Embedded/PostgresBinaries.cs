using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ReportingPortal.Data.Embedded;

/// <summary>Finds the PostgreSQL programs that the build restored and makes them ready to run.</summary>
public static class PostgresBinaries
{
    private const UnixFileMode Searchable = UnixFileMode.OtherExecute;

    /// <summary>Returns the folder with bin/ and lib/, copied to <paramref name="storage"/> where the original can't be run from.</summary>
    /// <exception cref="DatabaseSetupException">Nothing was restored for this platform.</exception>
    public static string Prepare(StorageRoot storage)
    {
        var native = Path.Combine(Package(), "native");
        if (storage.DropsRoot)
        {
            // The unprivileged user must be able to search every folder above the binaries: never run in place as root.
            native = Copy(native, Path.Combine(storage.Path, "postgres-bin"));
        }

        LinkLibraries(native);
        return native;
    }

    private static string Package()
    {
        var platform = (OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux")
            + (RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "-arm64" : "-x64");
        var restored = typeof(PostgresBinaries).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == "EmbeddedPostgresFolder")?.Value;
        string?[] places = [Path.Combine(AppContext.BaseDirectory, "postgres"), restored];
        return places.Where(place => place is not null).Select(place => Path.Combine(place!, platform)).FirstOrDefault(Directory.Exists)
            ?? throw new DatabaseSetupException(
                $"No PostgreSQL for {platform} was restored. Build once with Node.js and the package registry in reach, or set ConnectionStrings:Portal to a server.");
    }

    /// <summary>The package carries a list of library links instead of links; existing ones are left alone.</summary>
    private static void LinkLibraries(string native)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (OperatingSystem.IsWindows() || !File.Exists(list))
        {
            return;
        }

        var root = Directory.GetParent(native)!.FullName;
        foreach (var link in JsonSerializer.Deserialize<LibraryLink[]>(File.ReadAllText(list), JsonSerializerOptions.Web)!)
        {
            var target = Path.Combine(root, link.Target.Replace("native/", Path.GetFileName(native) + "/", StringComparison.Ordinal));
            if (!File.Exists(target))
            {
                File.CreateSymbolicLink(target, Path.GetFileName(link.Source));
            }
        }
    }

    private static string Copy(string native, string target)
    {
        var stamp = Path.Combine(target, ".from");
        if (File.Exists(stamp) && File.ReadAllText(stamp) == native)
        {
            return target;
        }

        using var copy = Process.Start(new ProcessStartInfo("cp", ["-rL", "--no-preserve=ownership", "-T", native, target]))!;
        copy.WaitForExit();
        using var open = Process.Start(new ProcessStartInfo("chmod", ["-R", "a+rX", target]))!;
        open.WaitForExit();
        File.WriteAllText(stamp, native);
        return target;
    }

    /// <summary>True when any user may step through every folder down to <paramref name="path"/>.</summary>
    internal static bool IsReachable(string path)
    {
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent)
        {
            if (!OperatingSystem.IsWindows() && folder.Exists && (folder.UnixFileMode & Searchable) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private sealed record LibraryLink(string Source, string Target);
}
