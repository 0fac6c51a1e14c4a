using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Corrections;

/// <summary>How corrected rows are read: as the file they come from, with everything said that a few rows alone could not prove.</summary>
internal static class CorrectionMapping
{
    /// <param name="original">An upload that was read.</param>
    /// <param name="dialect">How the corrected file is written, where a spreadsheet may have put other decimals in it; null for rows written as their file is.</param>
    /// <exception cref="ArgumentException">The original was never read.</exception>
    public static Dictionary<string, string> Of(Upload original, Dialect? dialect)
    {
        var layout = original.Dialect is not null ? Layout.Stored(original) : throw new ArgumentException("The upload was never read.", nameof(original));
        var mapping = new Dictionary<string, string>(layout.Mapping);
        mapping.Remove(MappingOptions.Encoding);
        mapping.Remove(MappingOptions.Delimiter);
        if (layout.ColumnsOf(FieldType.Date).Select(layout.DateOrderOf).FirstOrDefault(order => order is DateOrder.DayFirst or DateOrder.MonthFirst) is { } order)
        {
            mapping[MappingOptions.DateOrder] = order == DateOrder.DayFirst ? "day_first" : "month_first";
        }

        var mark = layout.ColumnsOf(FieldType.Amount).Any(column => layout.DecimalMarkOf(column) == ',') ? "," : ".";
        mapping.TryAdd(MappingOptions.DecimalMark, mark);
        if (dialect?.Columns.Any(column => column.Form == ValueForm.Number && column.DecimalMark is { } proved && proved != mapping[MappingOptions.DecimalMark]) == true)
        {
            mapping.Remove(MappingOptions.DecimalMark);
        }

        // The row above a corrected one is not the one that stood above it.
        mapping[MappingOptions.FillDown] = "no";
        if (layout.Kind == UploadKind.OrderLines)
        {
            // Totals were no question in the whole file.
            mapping[MappingOptions.RowTotals] = "yes";
        }

        return mapping;
    }
}
