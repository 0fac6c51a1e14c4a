using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>What a person has to say of a file's dates and numbers, given which column fills which field.</summary>
/// <param name="Dates">The first column whose dates nothing decides; null where none is open.</param>
/// <param name="Numbers">The first column whose decimal mark nothing decides; null where none is open.</param>
public sealed record OpenForms(string? Dates, string? Numbers)
{
    /// <summary>The open dates are written like 24-01-13.</summary>
    public bool MayBeginWithYear { get; init; }

    /// <summary>Whether rows without an order number belong to the order above them, as it is asked; null where it is not.</summary>
    public string? RowsBelowOrders { get; init; }

    /// <param name="preset">The layout the file was recognised as; null for none.</param>
    public static OpenForms Of(UploadKind kind, string? preset, IReadOnlyDictionary<string, string> mapping, Dialect dialect)
    {
        var untold = mapping.Where(pair => pair.Key is not (MappingOptions.DateOrder or MappingOptions.DecimalMark or MappingOptions.FillDown)).ToDictionary();
        var layout = new Layout(kind, preset is null ? null : Presets.ByName(preset), untold, dialect);
        var dates = NameOf(dialect, layout.ColumnsOf(FieldType.Date).Where(column => ColumnDecision.OfDates(layout, column).Question is not null));
        return new OpenForms(
            dates,
            NameOf(dialect, layout.ColumnsOf(FieldType.Amount).Where(column => ColumnDecision.OfNumbers(layout, column).Question is not null)))
        {
            RowsBelowOrders = RowsBelow.Question(layout),
            MayBeginWithYear = dialect.Columns.Any(column => column.Name == dates && column.Counts.ShortYears > 0),
        };
    }

    private static string? NameOf(Dialect dialect, IEnumerable<int> columns)
        => columns.Select(column => dialect.Columns[column].Name).FirstOrDefault();
}
