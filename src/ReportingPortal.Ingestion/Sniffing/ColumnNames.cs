using System.Globalization;
using System.Text;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>A file's column names as we call them, and as we compare them.</summary>
public static class ColumnNames
{
    /// <summary>Names trimmed, without byte order mark, made unique; "column 1" … for what has none.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> header, bool hasHeader)
    {
        var names = new List<string>(header.Count);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Count; i++)
        {
            var own = hasHeader ? header[i].Normalize(NormalizationForm.FormC).Trim().Trim('\uFEFF', '\u200B').Trim() : "";
            var name = own.Length > 0 ? own : string.Create(CultureInfo.InvariantCulture, $"column {i + 1}");
            var unique = name;
            for (var n = counts.GetValueOrDefault(name, 2); !taken.Add(unique); n++)
            {
                unique = string.Create(CultureInfo.InvariantCulture, $"{name} ({n})");
                counts[name] = n;
            }

            names.Add(unique);
        }

        return names;
    }

    /// <summary>
    /// Letters and digits only, in lower case and without accents: Order_ID, "order id" and OrderID are one name, and so
    /// are Größe and GROSSE.
    /// </summary>
    public static string Normalise(string name)
    {
        var plain = name.Normalize(NormalizationForm.FormD).Where(char.IsLetterOrDigit);
        return string.Concat(plain).ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal);
    }
}
