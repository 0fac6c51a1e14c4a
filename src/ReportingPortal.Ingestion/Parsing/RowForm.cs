using System.Text;
using System.Text.Unicode;
using CsvHelper;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Reading;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>
/// What a row is before its values are looked at: blank, too short or too long, the header once more (of files joined
/// together), or totals below the rows. Only blank ones are passed over: all others are rejected with their reason.
/// </summary>
internal sealed class RowForm
{
    private static readonly HashSet<string> TotalWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "total", "totals", "grand total", "subtotal", "sub total", "sum", "in total", "overall total",
        "summe", "gesamt", "gesamtsumme", "zwischensumme", "endsumme", "insgesamt",
        "total général", "sous-total", "totaux", "somme", "suma", "total general", "subtotales", "totales", "total geral", "totais", "soma",
    };

    private readonly ReadingLimits limits;
    private readonly string[] names;
    private readonly byte[][] encodedNames;
    private readonly bool hasHeader;
    private readonly byte[] blank;
    private readonly byte delimiter;
    private readonly int[] used;
    private readonly int[] keys;
    private readonly int[] products;

    public RowForm(Layout layout, ReadingLimits limits)
    {
        this.limits = limits;
        names = [.. layout.Dialect.Columns.Select(column => column.Name)];
        encodedNames = [.. names.Select(Encoding.UTF8.GetBytes)];
        hasHeader = layout.Dialect.HasHeader;
        delimiter = (byte)layout.Dialect.Delimiter[0];
        blank = [(byte)layout.Dialect.Delimiter[0], .. " \t\""u8];
        var fields = FieldCatalogue.Of(layout.Kind);
        used = [.. fields.Select(field => layout.ColumnOf(field.Name)).Where(column => column >= 0).Distinct()];
        keys = [.. fields.Where(field => field.IsRequired || field.Name == "order_id").Select(field => layout.ColumnOf(field.Name)).Where(column => column >= 0)];
        products = [.. new[] { "product_id", "product_name" }.Select(layout.ColumnOf).Where(column => column >= 0)];
        FewestFields = 1 + fields.Where(field => !field.MayBeCutOff).Select(field => layout.ColumnOf(field.Name)).DefaultIfEmpty(-1).Max();
    }

    /// <summary>Programs leave empty fields at a row's end away; what must be there lies before.</summary>
    private int FewestFields { get; }

    /// <summary>A line of delimiters, spaces and empty quotes says nothing.</summary>
    public bool IsBlank(CsvReader reader) => reader.RawRecord.IndexOfAnyExcept(blank) < 0;

    /// <summary>What the row is instead of one; null for a row.</summary>
    /// <param name="isRejected">Something is wrong with its values.</param>
    /// <exception cref="UnreadableFileException">A second header names the columns in another order.</exception>
    public string? NoRow(CsvReader reader, bool isRejected)
        => IsHeaderAgain(reader) ? "the header once more, as in files joined together: not a row"
            : BeginsWithTotalWord(reader) && used.Count(reader.IsEmpty) * 2 >= used.Length ? "a line of totals: not a row"
            : isRejected && keys.All(reader.IsEmpty) && HasLittleButNumbers(reader)
                ? "a line of totals: not a row" + (products.All(reader.IsEmpty) ? "" : ". If its order stands above it, in cells merged or left empty below, fill them down")
            : null;

    /// <exception cref="UnreadableFileException">The row has more fields than any table.</exception>
    public void Check(CsvReader reader, List<string> reasons)
    {
        if (reader.FieldCount > limits.Columns)
        {
            ColumnLimits.Check(reader.FieldCount, limits);
        }

        var raw = reader.RawRecord;
        if (raw.Length > limits.FieldBytes && HasHugeField(reader))
        {
            reasons.Add($"a value is longer than {limits.FieldKilobytes:N0} kB (the setting {ReadingLimits.Section}:{nameof(limits.FieldKilobytes)} raises the limit)");
        }

        if (!Utf8.IsValid(raw))
        {
            reasons.Add("the row has bytes that are not valid text");
        }

        if (raw.Contains((byte)'\n') && EndsAmid(raw))
        {
            reasons.Add("a quotation mark opens a value that goes on over several lines and ends amid another: rows may be inside it. Double the marks inside values, or take them out");
        }

        if (raw.Contains((byte)0))
        {
            reasons.Add("the row has a zero byte");
        }

        if (reader.FieldCount < FewestFields || (reader.FieldCount > names.Length && !HasOnlyEmptyExtraFields(reader)))
        {
            reasons.Add($"the row has {reader.FieldCount} fields where the header has {names.Length}");
        }
    }

    /// <summary>A mark closes a value of several lines, and neither a delimiter nor the row's end follows it.</summary>
    private bool EndsAmid(ReadOnlySpan<byte> raw)
    {
        var (isInside, isStart, hasBreak) = (false, true, false);
        for (var i = 0; i < raw.Length; i++)
        {
            if (isInside && raw[i] == '"' && i + 1 < raw.Length && raw[i + 1] == '"')
            {
                i++;
            }
            else if (isInside && raw[i] == '"')
            {
                if (hasBreak && raw[(i + 1)..].TrimStart(" \r\n"u8) is [var next, ..] && next != delimiter)
                {
                    return true;
                }

                (isInside, isStart) = (false, false);
            }
            else if (isInside)
            {
                hasBreak |= raw[i] == '\n';
            }
            else if (raw[i] == '"' && isStart)
            {
                (isInside, hasBreak) = (true, false);
            }
            else
            {
                isStart = raw[i] == delimiter;
            }
        }

        return false;
    }

    private bool HasHugeField(CsvReader reader)
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (reader.GetSpan(i).Length > limits.FieldBytes)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Totals without a word for them have amounts, one word at most beside them, and nothing to know them by.</summary>
    private static bool HasLittleButNumbers(CsvReader reader)
    {
        var filled = Enumerable.Range(0, reader.FieldCount).Where(i => !reader.IsEmpty(i)).ToList();
        var numbers = filled.Count(i => IsNumber(reader.GetSpan(i)));
        return numbers > 0 && filled.Count - numbers <= 1;
    }

    private static bool BeginsWithTotalWord(CsvReader reader)
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            var text = reader.GetSpan(i).Trim(" \t:"u8);
            if (!text.IsEmpty)
            {
                return text.Length <= 20 && (text[0] | 0x20) is 't' or 'g' or 's' or 'i' or 'o' or 'z' or 'e'
                    && !text.ContainsAnyInRange((byte)'0', (byte)'9') && TotalWords.Contains(Encoding.UTF8.GetString(text));
            }
        }

        return false;
    }

    private bool IsHeaderAgain(CsvReader reader)
    {
        if (!hasHeader || !MayBeName(reader.GetSpan(0)))
        {
            return false;
        }

        var row = Enumerable.Range(0, reader.FieldCount).Select(i => ColumnNames.Normalise(reader.GetString(i))).ToList();
        var header = names.Select(ColumnNames.Normalise).ToList();
        if (row.SequenceEqual(header))
        {
            return true;
        }

        return row.Count == header.Count && !row.Except(header).Any() && !header.Except(row).Any()
            ? throw new UnreadableFileException(
                "Two files with their columns in different order were joined into this one. Nothing of it was taken over. Upload the two files one by one.")
            : false;
    }

    /// <summary>Asked of every row, so it looks at the bytes alone.</summary>
    private bool MayBeName(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t"u8);
        foreach (var name in encodedNames)
        {
            if (name.Length == text.Length && Ascii.EqualsIgnoreCase(name, text))
            {
                return true;
            }
        }

        return false;
    }

    private bool HasOnlyEmptyExtraFields(CsvReader reader)
    {
        for (var i = names.Length; i < reader.FieldCount; i++)
        {
            if (!reader.GetSpan(i).Trim(" \t"u8).IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNumber(ReadOnlySpan<byte> text)
        => AmountText.TryRead(text, (byte)'.', out _) || AmountText.TryRead(text, (byte)',', out _);
}
