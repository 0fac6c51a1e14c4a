using System.Text.Json;
using System.Text.RegularExpressions;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>
/// One category of several. Shops list a product's categories as paths ("Clothing > Hoodies, Clothing") or as objects with a
/// name: the deepest path is taken, of equally deep ones the first, so that a product is always in the same one.
/// </summary>
internal static partial class CategoryPath
{
    /// <summary>The category of a row; a list may be longer than a name.</summary>
    public static ReadOnlySpan<byte> Of(SourceRow row, in BoundField field, bool isList)
    {
        var text = row.Text(field);
        var path = Of(text, isList);
        return path.Length == text.Length ? row.Group(field) : path;
    }

    /// <param name="isList">Commas part categories, as the layout is known to have it; else only where the parts are paths.</param>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> text, bool isList)
    {
        if (text is [(byte)'[', .., (byte)']'])
        {
            return Named(text);
        }

        if (text.IndexOfAny(",|"u8) < 0 || (!isList && !text.Contains((byte)'>') && !text.Contains((byte)'/')))
        {
            return text;
        }

        var all = System.Text.Encoding.UTF8.GetString(text);
        var paths = Comma().Split(all).Select(path => path.Trim().Replace("\\,", ",", StringComparison.Ordinal)).Where(path => path.Length > 0).ToList();
        return paths.Count > 1 && (isList || ArePaths(paths)) ? System.Text.Encoding.UTF8.GetBytes(paths.MaxBy(DepthOf)!) : text;
    }

    /// <summary>"Audio/Video, Phones" is a name; one that another begins with is above it.</summary>
    private static bool ArePaths(List<string> paths)
        => paths.Exists(path => path.Contains(" > ", StringComparison.Ordinal))
            || paths.Exists(path => paths.Exists(other => other.StartsWith(path + "/", StringComparison.Ordinal)));

    private static int DepthOf(string path) => path.Count(letter => letter is '>' or '/');

    private static ReadOnlySpan<byte> Named(ReadOnlySpan<byte> list)
    {
        try
        {
            using var document = JsonDocument.Parse(list.ToArray());
            var names = document.RootElement.EnumerateArray().Select(NameOf).OfType<string>().Where(name => name.Length > 0).ToList();
            return names.Count == 0 ? default : System.Text.Encoding.UTF8.GetBytes(names.MaxBy(DepthOf)!);
        }
        catch (JsonException)
        {
            return list;
        }
    }

    private static string? NameOf(JsonElement category) => category.ValueKind switch
    {
        JsonValueKind.String => category.GetString(),
        JsonValueKind.Object when category.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String => name.GetString(),
        _ => null,
    };

    /// <summary>A comma of a name is written with a backslash before it.</summary>
    [GeneratedRegex(@"(?<!\\)[,|]")]
    private static partial Regex Comma();
}
