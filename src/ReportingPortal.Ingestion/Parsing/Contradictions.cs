using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>A value that can't be read as its column was decided to be, and could be read the other way.</summary>
/// <param name="Rows">Rows with such a value.</param>
/// <param name="FirstValue">As it stands in the file, and the row it stands in.</param>
internal sealed record Contradiction(int Column, long Rows, string FirstValue, long FirstRow);

/// <summary>
/// Counts, while a whole file is read, what contradicts the decisions that were made from its first rows. Only values that
/// fail are looked at twice.
/// </summary>
internal sealed class Contradictions
{
    private readonly Dictionary<int, Contradiction> found = [];
    private readonly Dictionary<int, long> lastRow = [];

    public IReadOnlyCollection<Contradiction> All => found.Values;

    /// <summary>Why a text is no date of its column.</summary>
    public string OfDate(in BoundField field, ReadOnlySpan<byte> text, long row)
    {
        var others = new[] { DateOrder.DayFirst, DateOrder.MonthFirst };
        foreach (var order in others)
        {
            if (order != field.DateOrder && DateText.TryRead(text, order, out _, out _))
            {
                Add(field, text, row);
                return $"{field.Name} is read {Word(field.DateOrder)}, and {SourceRow.Quote(text)} is written otherwise: correct it, or say how the file's dates are written (date_order) and load it again";
            }
        }

        return $"{field.Name} is not a date: {SourceRow.Quote(text)}";
    }

    /// <summary>Why a text is no number of its column.</summary>
    public string OfNumber(in BoundField field, ReadOnlySpan<byte> text, long row)
    {
        var (mark, other) = field.DecimalMark == (byte)',' ? ("comma", (byte)'.') : ("point", (byte)',');
        if (!AmountText.TryRead(text, other, out _))
        {
            return $"{field.Name} is not a number: {SourceRow.Quote(text)}";
        }

        Add(field, text, row);
        return $"{field.Name} is read with a decimal {mark}, and {SourceRow.Quote(text)} is written otherwise: correct it, or say how the file's numbers are written (decimal_mark) and load it again";
    }

    private void Add(in BoundField field, ReadOnlySpan<byte> text, long row)
    {
        // Two fields may take their values from one column.
        if (lastRow.GetValueOrDefault(field.Column) == row)
        {
            return;
        }

        lastRow[field.Column] = row;
        found[field.Column] = found.TryGetValue(field.Column, out var known)
            ? known with { Rows = known.Rows + 1 }
            : new Contradiction(field.Column, 1, SourceRow.Quote(text), row);
    }

    private static string Word(DateOrder order) => order switch
    {
        DateOrder.DayFirst => "day first",
        DateOrder.MonthFirst => "month first",
        _ => "year first",
    };
}
