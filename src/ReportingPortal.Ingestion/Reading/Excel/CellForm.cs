namespace ReportingPortal.Ingestion.Reading.Excel;

/// <summary>What a number in a cell stands for, by its format.</summary>
internal enum CellForm
{
    Number,
    Date,
    Time,

    /// <summary>Hours that go on beyond a day: [h]:mm.</summary>
    Elapsed,

    /// <summary>Shown with leading zeros.</summary>
    Digits,

    /// <summary>Stored as 0.19, shown as 19 %.</summary>
    Percent,
}

/// <param name="Digits">With <see cref="CellForm.Digits"/>: how many.</param>
/// <param name="Currency">What the format itself shows beside the number; null for none, and for the built-in formats, which show each reader's own.</param>
internal readonly record struct CellFormat(CellForm Form, int Digits = 0, string? Currency = null)
{
    /// <summary>By the numbers of the built-in formats (ECMA-376, 18.8.30); those of East Asian calendars are dates too.</summary>
    public static CellFormat OfBuiltIn(int id) => id switch
    {
        (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 58) => new(CellForm.Date),
        (>= 18 and <= 21) or (>= 32 and <= 35) or 45 or 47 => new(CellForm.Time),
        46 => new(CellForm.Elapsed),
        9 or 10 => new(CellForm.Percent),
        _ => default,
    };

    /// <summary>By the letters of a format of the workbook's own, those outside quotes, escapes and brackets.</summary>
    public static CellFormat OfCode(string code)
    {
        var letters = LettersOf(code, out var isElapsed, out var currency).ToLowerInvariant();
        if (isElapsed)
        {
            return new(CellForm.Elapsed);
        }

        if (letters.Length > 1 && letters.All(letter => letter == '0'))
        {
            return new(CellForm.Digits, letters.Length);
        }

        if (letters.Contains('%'))
        {
            return new(CellForm.Percent);
        }

        if (letters.StartsWith("general", StringComparison.Ordinal) || letters.IndexOfAny(['y', 'm', 'd', 'h', 's']) < 0)
        {
            return new(CellForm.Number, Currency: currency);
        }

        var hasClock = letters.IndexOfAny(['h', 's']) >= 0;
        return new(letters.IndexOfAny(['y', 'd']) >= 0 || !hasClock ? CellForm.Date : CellForm.Time);
    }

    private static string LettersOf(string code, out bool isElapsed, out string? currency)
    {
        (isElapsed, currency) = (false, null);
        var letters = new System.Text.StringBuilder();
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (code[i])
            {
                case '"' or '[':
                    var end = code.IndexOf(code[i] == '"' ? '"' : ']', i + 1);
                    var inside = end < 0 ? "" : code[(i + 1)..end];
                    isElapsed |= code[i] == '[' && inside.ToLowerInvariant() is "h" or "hh" or "m" or "mm" or "s" or "ss";
                    currency ??= CurrencyOf(code[i] == '"' ? inside : inside.StartsWith('$') ? inside[1..].Split('-')[0] : "");
                    i = end < 0 ? code.Length : end;
                    break;
                case '\\' or '_' or '*':
                    currency ??= code[i] == '\\' && i + 1 < code.Length ? CurrencyOf(code[i + 1].ToString()) : null;
                    i++;
                    break;
                default:
                    currency ??= char.GetUnicodeCategory(code[i]) == System.Globalization.UnicodeCategory.CurrencySymbol ? CurrencyOf(code[i].ToString()) : null;
                    letters.Append(code[i]);
                    break;
            }
        }

        return letters.ToString();
    }

    /// <summary>[$€-407], "€" and [$CHF] name a currency; "pcs" names none.</summary>
    private static string? CurrencyOf(string text)
        => Parsing.CurrencyMarks.Strip(text.Trim(" \u00A0"), out var mark).IsEmpty ? mark : null;
}
