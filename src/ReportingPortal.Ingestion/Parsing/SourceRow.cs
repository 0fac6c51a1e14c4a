using CsvHelper;
using ReportingPortal.Ingestion.Corrections;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Reading;
using ReportingPortal.Ingestion.Rules;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>A field bound to its column, with the form its values have.</summary>
/// <param name="IsUtc">Times without an offset are UTC.</param>
/// <param name="Rewrite">Texts of this field that mean others; null where there are none.</param>
/// <param name="HasCurrencies">Some amounts bear a currency, which has to be the shop's.</param>
internal readonly record struct BoundField(string Name, int Column, DateOrder DateOrder, byte DecimalMark, bool IsUtc, bool HasCurrencies, ColumnRewrite? Rewrite = null)
{
    /// <summary>Rates of the column are written in percent: 10 is 0.1.</summary>
    public bool IsPercent { get; init; }

    /// <summary>Null is somebody's name here, and not what a program writes for none.</summary>
    public bool AreNames { get; init; }

    public bool IsMapped => Column >= 0;
}

/// <summary>
/// The current row of a file: hands out its values and gathers every reason why it can't be taken. Rows are numbered from 1
/// after the header; a row with line breaks inside quotes is one, blank lines are none.
/// </summary>
internal sealed class SourceRow(
    CsvReader reader, Layout layout, string currency, TimeZoneInfo zone, ReadingLimits limits, ValueRewrites rewrites)
{
    /// <summary>Keys stand in indexes, which hold no long values.</summary>
    public const int LongestKey = 200;

    private readonly ZoneClock clock = new(zone);
    private readonly RowForm form = new(layout, limits);
    private readonly bool isOfRejectedRows = HeaderFingerprint.IsOfRejectedRows(layout.Dialect.Columns.Select(column => column.Name));

    public List<string> Reasons { get; } = [];

    /// <summary>The rows so far that were rejected when they came first; null for a file that corrects none.</summary>
    public ReturnedRows? Returned { get; } = ReturnedRows.Of(layout);

    /// <summary>What the rows so far say against how the file is read.</summary>
    public Contradictions Contradictions { get; } = new();

    public long Number { get; private set; }

    public BoundField Bind(string field)
    {
        var index = layout.ColumnOf(field);
        if (index < 0)
        {
            return new(field, -1, default, default, false, false);
        }

        var column = layout.Dialect.Columns[index];
        return new(
            column.Name, index, layout.DateOrderOf(index) ?? DateOrder.YearFirst, layout.DecimalMarkOf(index),
            layout.IsInUtc && column.Counts.WithTime + column.Counts.Times > 0, column.CurrencyMark is not null, rewrites.Of(layout.Kind, field))
        {
            IsPercent = column.IsPercent,
            AreNames = field is "customer_name" or "name" or "first_name" or "product_name" or "city" && column.Counts.AreNames,
        };
    }

    public bool Read()
    {
        Reasons.Clear();
        do
        {
            if (!reader.Read())
            {
                return false;
            }
        }
        while (form.IsBlank(reader));

        Number++;
        Returned?.Note(reader, Number);
        form.Check(reader, Reasons);
        return true;
    }

    /// <summary>Called when the row's values are known: what is no row at all has no other mistakes.</summary>
    public void SetApartWhatIsNoRow()
    {
        if (form.NoRow(reader, Reasons.Count > 0) is { } what)
        {
            Reasons.Clear();
            Reasons.Add(what);
        }
    }

    /// <summary>The row's values as they stand in the file.</summary>
    public string[] Values()
        => [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i).Replace('\0', '\uFFFD'))];

    public ReadOnlySpan<byte> Text(in BoundField field)
    {
        if (!field.IsMapped)
        {
            return default;
        }

        var text = CellText.Trim(reader.GetSpan(field.Column));
        text = isOfRejectedRows ? CellText.WithoutGuard(text) : text;
        text = NoValue.IsNothing(text) && !(field.AreNames && NoValue.MayBeName(text)) ? default : text;
        return field.Rewrite is null ? text : field.Rewrite.Apply(text, Number);
    }

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

        if (NoValue.IsFailedFormula(text))
        {
            Reasons.Add($"{field.Name} is {Quote(text)}: a formula failed in the spreadsheet. Put it right there, and export it again");
        }

        if (CellText.IsShortened(text))
        {
            Reasons.Add($"{field.Name} is {Quote(text)}: a spreadsheet shortened a long number and its other digits are lost. Show the column as text or as whole numbers there, and export it again");
        }

        return text;
    }

    /// <summary>Who a row is about, as <see cref="Keys.PersonId"/> has it.</summary>
    public ReadOnlySpan<byte> Person(in BoundField field, bool isRequired = false)
    {
        var id = Key(field, isRequired);
        return id.ContainsAnyInRange((byte)'A', (byte)'Z') && id.Contains((byte)'@')
            ? System.Text.Encoding.UTF8.GetBytes(Keys.PersonId.Of(System.Text.Encoding.UTF8.GetString(id)))
            : id;
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
        if (!text.EndsWith("%"u8))
        {
            return Read(field, text);
        }

        Reasons.Add($"{field.Name} is {Quote(text)}, a share and no amount");
        return null;
    }

    /// <summary>A rate, 0.1 also where the column writes 10 or 10 %. It may still lie outside of 0 to 1: the caller rejects that.</summary>
    public decimal? Rate(in BoundField field)
    {
        var text = Text(field);
        return field.IsPercent && !text.EndsWith("%"u8) ? Read(field, text) / 100 : Read(field, text);
    }

    /// <summary>A number of a field as some row of the order states it; null for an empty text.</summary>
    public decimal? Read(in BoundField field, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        if (AmountText.TryRead(text, field.DecimalMark, out var value))
        {
            if (field.HasCurrencies)
            {
                CheckCurrency(field, text);
            }

            return value;
        }

        Reasons.Add(Contradictions.OfNumber(field, text, Number));
        return null;
    }

    /// <summary>A moment in UTC and its calendar day in the tenant's zone; a text with an offset of its own is taken at its word.</summary>
    /// <param name="time">The time of day, where it stands in a column of its own.</param>
    public (DateTime Utc, DateOnly Day)? Moment(in BoundField field, in BoundField time)
    {
        var text = Text(field);
        if (text.IsEmpty)
        {
            Reasons.Add($"{field.Name} is empty");
            return null;
        }

        if (!DateText.TryRead(text, field.DateOrder, out var local, out var offset))
        {
            Reasons.Add(Contradictions.OfDate(field, text, Number));
            return null;
        }

        if (time.IsMapped && offset is null && local.TimeOfDay == TimeSpan.Zero)
        {
            AddTime(time, ref local, ref offset);
        }

        return offset is null && !field.IsUtc && !time.IsUtc ? (clock.ToUtc(local), clock.DayOfLocal(local)) : Instant(local, offset);
    }

    private (DateTime Utc, DateOnly Day) Instant(DateTime written, TimeSpan? offset)
    {
        var utc = DateTime.SpecifyKind(written - (offset ?? TimeSpan.Zero), DateTimeKind.Utc);
        return (utc, clock.DayOf(utc));
    }

    private void AddTime(in BoundField time, ref DateTime local, ref TimeSpan? offset)
    {
        var text = Text(time);
        var parts = default(DateParts);
        if (TimeText.TryRead(text, ref parts))
        {
            local = local.AddTicks(parts.TimeTicks);
            offset = parts.Offset;
            return;
        }

        Reasons.Add($"{time.Name} is not a time of day: {Quote(text)}");
    }

    /// <summary>The shop's day: a time with an offset can lie on another than it is written with.</summary>
    public DateOnly? Day(in BoundField field)
    {
        var text = Text(field);
        if (text.IsEmpty)
        {
            return null;
        }

        if (DateText.TryRead(text, field.DateOrder, out var local, out var offset))
        {
            return offset is null && !field.IsUtc ? clock.DayOfLocal(local) : Instant(local, offset).Day;
        }

        Reasons.Add(Contradictions.OfDate(field, text, Number));
        return null;
    }

    /// <summary>Rejects a row that names another currency than the shop's.</summary>
    public void CheckCurrencyCode(ReadOnlySpan<byte> code, string shopCurrency)
    {
        if (!code.IsEmpty && !System.Text.Ascii.EqualsIgnoreCase(code, shopCurrency))
        {
            Reasons.Add($"the amount is in {Quote(code)}, the shop's currency is {shopCurrency}");
        }
    }

    /// <summary>A value as a reason shows it; no text of the database holds a zero byte.</summary>
    public static string Quote(ReadOnlySpan<byte> text)
        => System.Text.Encoding.UTF8.GetString(text.Length > 60 ? text[..60] : text).Replace('\0', '\uFFFD');

    private void CheckCurrency(in BoundField field, ReadOnlySpan<byte> text)
    {
        Span<char> characters = stackalloc char[AmountFrame.Longest];
        if (AmountFrame.TryTakeOff(text, characters, out var frame) && frame.Currency is { } mark && !CurrencyMarks.CanMean(mark, currency))
        {
            Reasons.Add($"{field.Name} is in {mark}, the shop's currency is {currency}");
        }
    }
}
