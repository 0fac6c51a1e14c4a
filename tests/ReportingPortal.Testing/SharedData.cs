using System.IO.Compression;

namespace ReportingPortal.Testing;

/// <summary>The real data sets that lie beside a checkout; a clone without them skips the tests that read them.</summary>
public static class SharedData
{
    public const string Missing = "The real data sets (../shared/data) are not beside this checkout.";

    public static bool IsPresent => Directory.Exists(Folder);

    public static string RepositoryRoot { get; } = FindRoot();

    private static string Folder => Path.Combine(RepositoryRoot, "..", "shared", "data");

    /// <summary>The file's bytes, unpacked where it is stored as .gz.</summary>
    public static byte[] Read(string name)
    {
        using var stream = OpenRead(name);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    public static Stream OpenRead(string name)
    {
        var plain = Path.Combine(Folder, name);
        return File.Exists(plain)
            ? File.OpenRead(plain)
            : new GZipStream(File.OpenRead(plain + ".gz"), CompressionMode.Decompress);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ReportingPortal.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Tests run from a checkout of the repository.");
    }
}
