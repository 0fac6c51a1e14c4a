using System.Text;
using ReportingPortal.Ingestion.Parsing;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>Counts, value by value, what a column's values are and what they prove.</summary>
/// <param name="keepsZeros">See <see cref="NumberEvidence"/>.</param>
internal sealed class ColumnEvidence(string name, bool keepsZeros = false)
{
    /// <summary>A column is of dates, numbers or addresses when this share of its values is.</summary>
    private const double Most = 0.9;

    private readonly DateEvidence dates = new();
    private readonly NumberEvidence numbers = new(keepsZeros);
    private readonly bool mayBeMovements = Movement.MayBeIn(name);
    private readonly byte[] ownName = Encoding.UTF8.GetBytes(name);
    private long values;
    private long empty;
    private long below;
    private long nameLike;
    private long emails;
    private long times;
    private long movements;
    private long outsideSales;

    public string Name => name;

    /// <summary>Dates or numbers whose form no value has decided yet: worth reading on.</summary>
    public bool IsOpen => values > 0 && ((IsMost(dates.Count) && dates.IsOrderOpen) || (IsMost(numbers.Count) && numbers.IsMarkOpen));

    public void Add(ReadOnlySpan<byte> value)
    {
        value = value.Trim(" \t"u8);
        if (value.IsEmpty || NoValue.IsNothing(value))
        {
            empty++;
            below += values > 0 ? 1 : 0;
            nameLike += NoValue.MayBeName(value) ? 1 : 0;
            return;
        }

        // Files joined together repeat their header; that says nothing of the values.
        if (value.SequenceEqual(ownName))
        {
            return;
        }

        values++;
        if (mayBeMovements)
        {
            var movement = Movement.Of(value);
            movements += movement != MovementKind.Unknown ? 1 : 0;
            outsideSales += movement == MovementKind.Outside ? 1 : 0;
        }

        times += TimeText.IsTimeOfDay(value) ? 1 : 0;
        if (DateText.TrySplit(value, out var parts) && DateText.IsDay(parts))
        {
            dates.Add(parts);
            if (!parts.IsCount && parts.Separator != 0)
            {
                return;
            }
        }

        // Eight or more digits in a row may be a date and may be a number: both are counted, the column's name decides.
        if (value.Length <= AmountFrame.Longest && value.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0)
        {
            numbers.Add(value);
        }

        emails += IsEmail(value) ? 1 : 0;
    }

    public ColumnDialect ToDialect()
    {
        var counts = numbers.AddTo(dates.AddTo(new ColumnCounts { Values = values, Empty = empty, Below = below, NameLike = nameLike, Emails = emails, Times = times, Movements = movements, OutsideSales = outsideSales }));
        var column = new ColumnDialect(name)
        {
            Counts = counts,
            DateOrder = dates.Order,
            IsDateOrderOpen = dates.IsOrderOpen,
            DecimalMark = numbers.DecimalMark,
            IsDecimalMarkOpen = numbers.IsMarkOpen,
            CurrencyMark = numbers.Currency,
        };
        return column switch
        {
            _ when values == 0 => column with { Evidence = "Empty." },
            _ when IsMost(dates.Count - dates.Counted) => column with
            {
                Form = ValueForm.Date,
                Evidence = dates.Sentence(),
            },
            _ when IsMost(numbers.Count) => column with
            {
                Form = ValueForm.Number,
                IsRate = numbers.AreRates(values),
                IsPercent = numbers.ArePercent,
                Largest = numbers.Largest,
                Evidence = IsMost(dates.Counted - dates.Days) ? dates.Sentence() : numbers.Sentence(),
            },
            _ => column with { Form = IsMost(emails) ? ValueForm.Email : ValueForm.Text, Evidence = IsMost(emails) ? "E-mail addresses." : null },
        };
    }

    private bool IsMost(long count) => values > 0 && count >= values * Most;

    private static bool IsEmail(ReadOnlySpan<byte> value)
    {
        var at = value.IndexOf((byte)'@');
        return at > 0 && value[at..].LastIndexOf((byte)'.') > 1 && !value.ContainsAny(" ,;/"u8);
    }
}
