namespace ReportingPortal.Ingestion.Reading;

/// <summary>
/// How far a file is followed before it is refused: what unpacks without end, or is no table, must not take the portal down.
/// Settings under "Limits"; the values here are the defaults. A plain text file may have any size.
/// </summary>
public sealed record ReadingLimits
{
    public const string Section = "Limits";

    public static readonly ReadingLimits Default = new();

    /// <summary>All of what a packed file holds, unpacked.</summary>
    public int UnpackedMegabytes { get; init; } = 10_240;

    /// <summary>Unpacked size to packed size; asked once 16 MB are unpacked.</summary>
    public int UnpackRatio { get; init; } = 200;

    /// <summary>Entries of an archive, folders included.</summary>
    public int Members { get; init; } = 1_000;

    /// <summary>Archives in one another: 1 is an archive of files.</summary>
    public int ArchiveDepth { get; init; } = 1;

    /// <summary>Sheets of a workbook.</summary>
    public int Sheets { get; init; } = 100;

    public int Columns { get; init; } = 1_000;

    public int RowKilobytes { get; init; } = 16_384;

    public int FieldKilobytes { get; init; } = 1_024;

    internal long UnpackedBytes => UnpackedMegabytes * 1024L * 1024;

    internal int RowBytes => RowKilobytes * 1024;

    internal int FieldBytes => FieldKilobytes * 1024;

    /// <summary>The setting that raises a limit, at the end of the sentence that tells it.</summary>
    internal static string Raise(string setting) => $"An administrator can raise the limit with the setting {Section}:{setting}.";
}
