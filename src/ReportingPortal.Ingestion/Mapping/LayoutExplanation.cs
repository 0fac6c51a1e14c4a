using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>Writes into a layout's dialect why each column is read as it is, for the people who look at it later.</summary>
internal static class LayoutExplanation
{
    /// <summary>The same layout, its columns' evidence followed by what was decided.</summary>
    public static Layout Explained(this Layout layout)
    {
        var columns = layout.Dialect.Columns.Select((column, index) => column with { Evidence = Evidence(layout, column, index) }).ToList();
        return layout with
        {
            Dialect = layout.Dialect with
            {
                Columns = columns,
                Evidence = [.. layout.Dialect.Evidence, .. Origin(layout)],
            },
        };
    }

    private static string? Evidence(Layout layout, ColumnDialect column, int index)
    {
        var fields = FieldCatalogue.Of(layout.Kind).Where(field => layout.ColumnOf(field.Name) == index).ToList();
        var sentences = new List<string?> { column.Evidence };
        if (fields.Any(field => field.Type == FieldType.Date))
        {
            sentences.Add(ColumnDecision.OfDates(layout, index).Because);
            sentences.Add(column.Counts.SpreadsheetDays > 0 ? "Numbers like 45299 are days as spreadsheets count them: 8 January 2024." : null);
            sentences.Add(Clock(layout, column));
        }
        else if (fields.Any(field => field.Type == FieldType.Amount))
        {
            sentences.Add(ColumnDecision.OfNumbers(layout, index).Because);
        }

        sentences.AddRange(fields.Select(field => layout.Reasons.TryGetValue(field.Name, out var reason) ? $"Taken for the {field.Label} {reason}." : null));
        if (fields.Any(field => field.Name == "order_id"))
        {
            sentences.Add(RowsBelow.Evidence(layout));
        }

        if (fields.Count == 0)
        {
            sentences.Add(layout.Preset?.LeftOut.GetValueOrDefault(ColumnNames.Normalise(column.Name)));
        }

        var text = string.Join(" ", sentences.OfType<string>());
        return text.Length > 0 ? text : null;
    }

    private static string? Clock(Layout layout, ColumnDialect column)
    {
        var isLocal = column.Counts.WithTime > column.Counts.InUtc + column.Counts.WithOffset;
        return !isLocal ? null : layout.IsInUtc ? "Times without an offset are UTC, as you said." : "Times without an offset are by the shop's clock.";
    }

    private static IEnumerable<string> Origin(Layout layout)
    {
        if (layout.RememberedSince is { } since)
        {
            yield return $"Columns are read as you said on {MappingOptions.Day(since)}.";
        }
        else if (layout.Preset is { } preset)
        {
            yield return $"The columns are those of {preset.Title}.{(preset.Note is { } note ? " " + note : "")}";
        }
    }
}
