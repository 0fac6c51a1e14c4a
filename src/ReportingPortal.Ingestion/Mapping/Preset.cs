using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>A layout known by its header.</summary>
/// <param name="Signature">Normalised names that must all be there.</param>
/// <param name="AnyOf">If not empty, one of these must be there as well.</param>
/// <param name="NoneOf">Names that say it is something else.</param>
/// <param name="Fields">Canonical field to normalised names, the first present one is taken; fields left out follow their own names.</param>
/// <param name="DateOrder">The order its dates have where the file itself proves none.</param>
/// <param name="IsWholeHeader">Recognised only where every column is known: a guess from less would be a risk.</param>
public sealed record Preset(
    string Name,
    UploadKind Kind,
    IReadOnlyList<string> Signature,
    IReadOnlyList<string> AnyOf,
    IReadOnlyList<string> NoneOf,
    IReadOnlyDictionary<string, string[]> Fields,
    DateOrder? DateOrder = null,
    LayoutRules Rules = LayoutRules.None,
    bool IsWholeHeader = false)
{
    public bool Recognises(IReadOnlySet<string> names)
        => Signature.All(names.Contains) && (AnyOf.Count == 0 || AnyOf.Any(names.Contains)) && !NoneOf.Any(names.Contains)
            && (!IsWholeHeader || names.All(name => Fields.Values.Any(known => known.Contains(name))));

    /// <summary>The fields whose columns the file has.</summary>
    public IReadOnlyDictionary<string, string> Apply(IReadOnlyList<ColumnDialect> columns)
    {
        var mapping = new Dictionary<string, string>();
        foreach (var (field, names) in Fields)
        {
            var column = names.Select(name => columns.FirstOrDefault(c => ColumnNames.Normalise(c.Name) == name)).FirstOrDefault(c => c is not null);
            if (column is not null)
            {
                mapping[field] = column.Name;
            }
        }

        return mapping;
    }
}
