using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>A layout known by its header.</summary>
/// <param name="Name">As uploads and the API name it.</param>
/// <param name="Title">As people name it.</param>
/// <param name="Signature">Normalised names that must all be there.</param>
/// <param name="Fields">Canonical field to normalised names, the first present one is taken; fields left out follow their own names.</param>
public sealed record Preset(
    string Name, string Title, UploadKind Kind, IReadOnlyList<string> Signature, IReadOnlyDictionary<string, string[]> Fields)
{
    /// <summary>If not empty, one of these must be there as well.</summary>
    public IReadOnlyList<string> AnyOf { get; init; } = [];

    /// <summary>Names that say it is something else.</summary>
    public IReadOnlyList<string> NoneOf { get; init; } = [];

    /// <summary>A list of people: beside a day and an amount of each row, or items, the same columns are those of orders.</summary>
    public bool IsOfPeople { get; init; }

    /// <summary>The order its dates have as published, where the file itself proves none.</summary>
    public DateOrder? DateOrder { get; init; }

    public LayoutRules Rules { get; init; }

    /// <summary>Recognised only where every column is known: a guess from less would be a risk.</summary>
    public bool IsWholeHeader { get; init; }

    /// <summary>A column of tax that the line's total holds in some countries and in others not; where it says anything, it is asked.</summary>
    public string? TaxPerhapsInside { get; init; }

    /// <summary>What to know about files of this layout; null where there is nothing to say.</summary>
    public string? Note { get; init; }

    /// <summary>Columns that are left out on purpose, and why.</summary>
    public IReadOnlyDictionary<string, string> LeftOut { get; init; } = new Dictionary<string, string>();

    public bool Recognises(IReadOnlySet<string> names)
        => Signature.All(names.Contains) && (AnyOf.Count == 0 || AnyOf.Any(names.Contains)) && !NoneOf.Any(names.Contains)
            && (!IsWholeHeader || names.All(name => Fields.Values.Any(known => known.Contains(name))));

    /// <summary>The fields whose columns the file has; of several for one field the first that holds anything.</summary>
    public IReadOnlyDictionary<string, string> Apply(IReadOnlyList<ColumnDialect> columns)
    {
        var mapping = new Dictionary<string, string>();
        foreach (var (field, names) in Fields)
        {
            var found = names.Select(name => columns.FirstOrDefault(c => ColumnNames.Normalise(c.Name) == name)).OfType<ColumnDialect>().ToList();
            if (found.Count > 0)
            {
                mapping[field] = (found.Find(column => column.Counts.Values > 0) ?? found[0]).Name;
            }
        }

        return mapping;
    }
}
