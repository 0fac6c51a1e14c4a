using System.Text.Json;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>Everything needed to read a file's rows: what they are and which column fills which field, in which form.</summary>
internal sealed record Layout(UploadKind Kind, Preset? Preset, IReadOnlyDictionary<string, string> Mapping, Dialect Dialect)
{
    /// <summary>How a loaded file was read, as kept with it.</summary>
    /// <exception cref="InvalidOperationException">The upload was never looked at.</exception>
    public static Layout Stored(Upload upload)
    {
        var dialect = Dialect.FromJson(upload.Dialect) ?? throw new InvalidOperationException($"The upload {upload.UploadId} was never looked at.");
        var mapping = JsonSerializer.Deserialize<Dictionary<string, string>>(upload.Mapping ?? "{}")!;
        return new Layout(upload.Kind, upload.Preset is { } preset ? Presets.ByName(preset) : null, mapping, dialect);
    }

    public bool Has(LayoutRules rule) => Preset?.Rules.HasFlag(rule) == true;

    /// <summary>The column of a field, −1 where the file has none.</summary>
    public int ColumnOf(string field)
        => Mapping.TryGetValue(field, out var name) ? IndexOf(name) : -1;

    /// <summary>The order of a column's dates: as told, as proved, as the layout is known to have it; null when it has to be asked.</summary>
    public DateOrder? DateOrderOf(int column)
    {
        if (FieldMapping.ParseDateOrder(Mapping.GetValueOrDefault("date_order")) is { } told)
        {
            return told;
        }

        var found = Dialect.Columns[column];
        return found.DateOrder ?? Preset?.DateOrder ?? (found.IsDateOrderOpen ? null : DateOrder.YearFirst);
    }

    public byte DecimalMarkOf(int column)
        => (byte)(Mapping.GetValueOrDefault("decimal_mark") ?? Dialect.Columns[column].DecimalMark ?? ".")[0];

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
