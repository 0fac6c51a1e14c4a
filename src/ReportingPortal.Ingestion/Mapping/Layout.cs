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
        return new Layout(upload.Kind, upload.Preset is { } preset ? Presets.ByName(preset) : null, mapping, dialect) { RememberedSince = upload.MappingRememberedSince };
    }

    /// <summary>When the mapping was given for an earlier file with this header; null for one given with this file, or found.</summary>
    public DateTimeOffset? RememberedSince { get; init; }

    /// <summary>The upload whose rejected rows the file brings back; null for any other file, and for one that was loaded before.</summary>
    public Guid? Corrects { get; init; }

    /// <summary>A person has seen that the rows of orders repeat their total, of this file or of one like it, and said that it is each row's own.</summary>
    public bool HasRowTotals => Mapping.ContainsKey(MappingOptions.RowTotals);

    /// <summary>Why each field has its column, where that was found by us.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; init; } = new Dictionary<string, string>();

    /// <summary>Times without an offset are UTC, and not by the shop's clock.</summary>
    public bool IsInUtc => Mapping.GetValueOrDefault(MappingOptions.Clock) == "utc";

    public bool Has(LayoutRules rule)
        => (Preset ?? (Mapping.TryGetValue(MappingOptions.Habits, out var name) ? Presets.ByName(name) : null))?.Rules.HasFlag(rule) == true;

    /// <summary>The file gives a discount or a refund of whole orders, which is cut over their lines when all have gone by.</summary>
    public bool StatesWholeOrders => Kind == UploadKind.OrderLines && (ColumnOf("order_discount") >= 0 || ColumnOf("order_refund") >= 0);

    /// <summary>Rows without an order number belong to the order above them.</summary>
    public bool FillsOrdersDown => RowsBelow.AreOfOrderAbove(this);

    /// <summary>The column of a field, −1 where the file has none.</summary>
    public int ColumnOf(string field)
        => Mapping.TryGetValue(field, out var name) ? IndexOf(name) : -1;

    /// <summary>Columns that a field of these types takes its values from.</summary>
    public IEnumerable<int> ColumnsOf(FieldType type)
        => FieldCatalogue.Of(Kind).Where(field => field.Type == type).Select(field => ColumnOf(field.Name)).Where(column => column >= 0).Distinct();

    public DateOrder? DateOrderOf(int column) => ColumnDecision.OfDates(this, column).Order switch
    {
        DateOrder.YearFirst when Dialect.Columns[column].Counts.ShortYears > 0 => DateOrder.ShortYearFirst,
        var order => order,
    };

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
