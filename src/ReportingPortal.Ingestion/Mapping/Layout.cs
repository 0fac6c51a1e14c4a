using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>Everything needed to read a file's rows: what they are and which column fills which field, in which form.</summary>
internal sealed record Layout(UploadKind Kind, Preset? Preset, IReadOnlyDictionary<string, string> Mapping, Dialect Dialect)
{
    /// <summary>When the mapping was given for an earlier file with this header; null for one given with this file, or found.</summary>
    public DateTimeOffset? RememberedSince { get; init; }

    /// <summary>Why each field has its column, where that was found by us.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; init; } = new Dictionary<string, string>();

    /// <summary>Times without an offset are UTC, and not by the shop's clock.</summary>
    public bool IsInUtc => Mapping.GetValueOrDefault(MappingOptions.Clock) == "utc";

    public bool Has(LayoutRules rule)
        => (Preset ?? (Mapping.TryGetValue(MappingOptions.Habits, out var name) ? Presets.ByName(name) : null))?.Rules.HasFlag(rule) == true;

    /// <summary>The column of a field, −1 where the file has none.</summary>
    public int ColumnOf(string field)
        => Mapping.TryGetValue(field, out var name) ? IndexOf(name) : -1;

    /// <summary>Columns that a field of these types takes its values from.</summary>
    public IEnumerable<int> ColumnsOf(FieldType type)
        => FieldCatalogue.Of(Kind).Where(field => field.Type == type).Select(field => ColumnOf(field.Name)).Where(column => column >= 0).Distinct();

    public DateOrder? DateOrderOf(int column) => ColumnDecision.OfDates(this, column).Order;

    public byte DecimalMarkOf(int column) => (byte)(ColumnDecision.OfNumbers(this, column).Mark ?? ".")[0];

    private int IndexOf(string name)
    {
        for (var i = 0; i < Dialect.Columns.Count; i++)
        {
            if (string.Equals(Dialect.Columns[i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
