using System.Globalization;

namespace ReportingPortal.Testing;

/// <summary>Where a test process keeps its server: the programs on disk, the databases in memory where there is room for them.</summary>
internal static class TestFolders
{
    private const string Memory = "/dev/shm";
    private const string Prefix = "rp-test-";

    /// <summary>Some 20 MB a database, and the files of the largest tests; containers often have 64 MB only.</summary>
    private const long RoomNeeded = 3L << 30;

    private static readonly string Own = Prefix + Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    public static string OnDisk { get; } = Path.Combine(Path.GetTempPath(), Own);

    /// <summary>A folder yet to be made; null where memory can't be had as one, or little of it.</summary>
    public static string? InMemory { get; } = HasRoom() ? Path.Combine(Memory, Own) : null;

    /// <summary>What test processes that were killed left behind.</summary>
    public static void DeleteLeft()
    {
        foreach (var folder in new[] { Path.GetTempPath(), Memory }.Where(Directory.Exists).SelectMany(place => Directory.EnumerateDirectories(place, Prefix + "*")))
        {
            if (int.TryParse(Path.GetFileName(folder)[Prefix.Length..], out var process) && !IsRunning(process))
            {
                Delete(folder);
            }
        }
    }

    public static void DeleteOwn()
    {
        Delete(OnDisk);
        if (InMemory is not null)
        {
            Delete(InMemory);
        }
    }

    private static bool HasRoom() => OperatingSystem.IsLinux() && Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > RoomNeeded;

    private static bool IsRunning(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Another user's folder, or one that another process deletes at this moment, is left to them.</summary>
    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
