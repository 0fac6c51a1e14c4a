using System.Text;

namespace ReportingPortal.Ingestion.Storing;

/// <summary>The name a file came under, as it can be stored, shown and downloaded under. It is never used as a path.</summary>
internal static class GivenName
{
    /// <summary>What file systems take.</summary>
    private const int Longest = 255;

    /// <summary>A path as it can be shown.</summary>
    public static string Shown(string path) => string.Concat(path.EnumerateRunes().Where(letter => !Rune.IsControl(letter)).Take(Longest));

    /// <summary>The last step of the path, whichever system wrote it, without characters no name has.</summary>
    public static string Of(string path)
    {
        var name = new StringBuilder();
        foreach (var letter in path.Replace('\\', '/').Split('/')[^1].EnumerateRunes())
        {
            if (!Rune.IsControl(letter) && letter.Value is not (':' or '"') && name.Length + letter.Utf16SequenceLength <= Longest)
            {
                name.Append(letter);
            }
        }

        var plain = name.ToString().Trim();
        return plain is "" or "." or ".." ? "file" : plain;
    }
}
