using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Web.Uploads;

/// <summary>
/// What a person has chosen so far, carried over when the file is looked at in another way: another delimiter or encoding
/// gives other columns, another kind of rows other fields.
/// </summary>
public static class MappingDraft
{
    /// <param name="mapping">Field to the column's name as it was.</param>
    /// <param name="before">The columns as they were.</param>
    /// <param name="now">The columns as they are now.</param>
    /// <param name="shown">The kind of rows the choices were made for, where that is known: its fields may all be ones of the other kind too.</param>
    /// <returns>The same choices for columns of the same name, or in the same place where only the letters changed; suggestions for the rest.</returns>
    public static Dictionary<string, string> CarryOver(
        UploadKind kind, IReadOnlyDictionary<string, string> mapping, IReadOnlyList<string> before, IReadOnlyList<ColumnDialect> now, UploadKind? shown = null)
    {
        var fields = FieldCatalogue.Of(kind).Select(field => field.Name).ToHashSet();
        var kept = new Dictionary<string, string>();
        foreach (var (field, column) in mapping.Where(pair => fields.Contains(pair.Key)))
        {
            if (NameNow(column, before, now) is { } name)
            {
                kept[field] = name;
            }
        }

        var known = before.Select(column => NameNow(column, before, now)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var isOtherKind = (shown ?? kind) != kind || mapping.Keys.Any(field => !fields.Contains(field));
        foreach (var (field, column) in FieldMapping.Suggest(kind, now))
        {
            if (!kept.ContainsKey(field) && (isOtherKind || !known.Contains(column)) && !kept.ContainsValue(column))
            {
                kept[field] = column;
            }
        }

        return kept;
    }

    private static string? NameNow(string column, IReadOnlyList<string> before, IReadOnlyList<ColumnDialect> now)
    {
        var same = now.FirstOrDefault(c => ColumnNames.Normalise(c.Name) == ColumnNames.Normalise(column));
        var place = before.ToList().FindIndex(name => string.Equals(name, column, StringComparison.OrdinalIgnoreCase));
        return same?.Name ?? (before.Count == now.Count && place >= 0 ? now[place].Name : null);
    }
}
