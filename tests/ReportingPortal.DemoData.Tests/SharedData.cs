using System.IO.Compression;
using System.Text;

namespace ReportingPortal.DemoData.Tests;

/// <summary>The real files beside the repository, where they exist.</summary>
internal static class SharedData
{
    /// <summary>The first line of a real file; skips the test where the file is missing.</summary>
    public static string FirstLineOf(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ReportingPortal.sln")))
        {
            folder = folder.Parent;
        }
        var path = Path.Combine(folder?.FullName ?? ".", "..", "shared", "data", name);
        Assert.SkipUnless(File.Exists(path), $"{name} is not on this machine.");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), Encoding.UTF8);
        return reader.ReadLine()!;
    }
}
