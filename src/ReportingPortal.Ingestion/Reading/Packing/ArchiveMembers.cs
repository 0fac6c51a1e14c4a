using System.IO.Compression;

namespace ReportingPortal.Ingestion.Reading.Packing;

/// <summary>The files of an archive that somebody put into it, without what systems add: folders, hidden files, thumbnails.</summary>
internal static class ArchiveMembers
{
    private static readonly HashSet<string> Clutter = new(StringComparer.OrdinalIgnoreCase) { "Thumbs.db", "desktop.ini" };

    public static IReadOnlyList<ZipArchiveEntry> Of(ZipPackage archive) => [.. archive.Entries.Where(IsFile)];

    private static bool IsFile(ZipArchiveEntry entry)
    {
        var steps = entry.FullName.Replace('\\', '/').Split('/');
        return steps[^1].Length > 0 && !Clutter.Contains(steps[^1])
            && !steps.Any(step => step == "__MACOSX" || (step.StartsWith('.') && step is not ("." or "..")));
    }
}
