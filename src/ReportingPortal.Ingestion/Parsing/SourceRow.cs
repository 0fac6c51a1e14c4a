using System.Text.Unicode;
using CsvHelper;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>A field bound to its column, with the form its values have.</summary>
internal readonly record struct BoundField(string Name, int Column, DateOrder DateOrder, byte DecimalMark)
{
    public bool IsMapped => Column >= 0;
}

/// <summary>
/// The current row of a file: hands out its values and gathers every reason why it can't be taken. Rows are numbered from 1
/// after the header; a row with line breaks inside quotes is one, empty lines are none.
/// </summary>
internal sealed class SourceRow(CsvReader reader, Layout layout, TimeZoneInfo zone)
{
    /// <summary>Keys stand in indexes, which hold no long values.</summary>
    public const int LongestKey = 200;

    private readonly ZoneClock clock = new(zone);
    private readonly int columns = layout.Dialect.Columns.Count;

    public List<string> Reasons { get; } = [];

    public long Number { get; private set; }

    public BoundField Bind(string field)
    {
        var column = layout.ColumnOf(field);
        return column < 0
            ? new(field, -1, default, default)
            : new(layout.Dialect.Columns[column].Name, column, layout.DateOrderOf(column) ?? DateOrder.YearFirst, layout.DecimalMarkOf(column));
    }

    public bool Read()
    {
        Reasons.Clear();
        if (!reader.Read())
        {
            return false;
        }

        Number++;
        CheckForm();
        return true;
    }

    /// <summary>The row's values as they stand in the file.</summary>
    public string[] Values()
        => [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i).Replace('\0', '\uFFFD'))];

    public ReadOnlySpan<byte> Text(in BoundField field)
        => field.IsMapped ? Trim(reader.GetSpan(field.Column)) : default;

    /// <summary>A value that identifies or groups; empty is allowed unless it is required.</summary>
    public ReadOnlySpan<byte> Key(in BoundField field, bool isRequired = false)
    {
        var text = Text(field);
        if (text.Length > LongestKey)
        {
            Reasons.Add($"{field.Name} is longer than {LongestKey} bytes");
        }

        if (text.IsEmpty && isRequired)
        {
            Reasons.Add($"{field.Name} is empty");
        }

        return text;
    }

    /// <summary>A name to group by; * is kept for "all of them" and counts as empty.</summary>
    public ReadOnlySpan<byte> Group(in BoundField field)
    {
        var text = Key(field);
        return text is [(byte)'*'] ? default : text;
    }

    /// <summary>A number; null for an empty value or an unmapped field.</summary>
    public decimal? Amount(in BoundField field)
    {
        var text = Text(field);
        if (text.IsEmpty)
        {
            return null;
        }

        if (AmountText.TryRead(text, field.DecimalMark, out var value))
        {
            return value;
        }

        Reasons.Add($"{field.Name} is not a number: {Quote(text)}");
        return null;
    }

    /// <summary>A moment in UTC and its calendar day in the tenant's zone; a text with an offset of its own is taken at its word.</summary>
    public (DateTime Utc, DateOnly Day)? Moment(in BoundField field)
    {
        var text = Text(field);
        if (text.IsEmpty)
        {
            Reasons.Add($"{field.Name} is empty");
            return null;
        }

        if (!DateText.TryRead(text, field.DateOrder, out var local, out var offset))
        {
            Reasons.Add($"{field.Name} is not a date: {Quote(text)}");
            return null;
        }

        if (offset is null)
        {
            return (clock.ToUtc(local), DateOnly.FromDateTime(local));
        }

        var utc = DateTime.SpecifyKind(local - offset.Value, DateTimeKind.Utc);
        return (utc, clock.DayOf(utc));
    }

    public DateOnly? Day(in BoundField field)
    {
        var text = Text(field);
        if (text.IsEmpty)
        {
            return null;
        }

        if (DateText.TryRead(text, field.DateOrder, out var local, out _))
        {
            return DateOnly.FromDateTime(local);
        }

        Reasons.Add($"{field.Name} is not a date: {Quote(text)}");
        return null;
    }

    public static string Quote(ReadOnlySpan<byte> text)
        => System.Text.Encoding.UTF8.GetString(text.Length > 60 ? text[..60] : text);

    private void CheckForm()
    {
        var raw = reader.RawRecord;
        if (!Utf8.IsValid(raw))
        {
            Reasons.Add("the row has bytes that are not valid text");
        }

        if (raw.Contains((byte)0))
        {
            Reasons.Add("the row has a zero byte");
        }

        if (reader.FieldCount != columns && !HasOnlyEmptyExtraFields())
        {
            Reasons.Add($"the row has {reader.FieldCount} fields where the header has {columns}");
        }
    }

    private bool HasOnlyEmptyExtraFields()
    {
        for (var i = columns; i < reader.FieldCount; i++)
        {
            if (!reader.IsEmpty(i))
            {
                return false;
            }
        }

        return reader.FieldCount > columns;
    }

    /// <summary>Spaces, tabs and no-break spaces around a value mean nothing.</summary>
    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t"u8);
        while (text.StartsWith("\u00A0"u8))
        {
            text = text[2..].TrimStart(" \t"u8);
        }

        while (text.EndsWith("\u00A0"u8))
        {
            text = text[..^2].TrimEnd(" \t"u8);
        }

        return text;
    }
}
