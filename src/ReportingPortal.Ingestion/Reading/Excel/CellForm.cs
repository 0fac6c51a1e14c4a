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
internal readonly record struct CellFormat(CellForm Form, int Digits = 0)
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
        var letters = LettersOf(code, out var isElapsed).ToLowerInvariant();
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
            return default;
        }

        var hasClock = letters.IndexOfAny(['h', 's']) >= 0;
        return new(letters.IndexOfAny(['y', 'd']) >= 0 || !hasClock ? CellForm.Date : CellForm.Time);
    }

    private static string LettersOf(string code, out bool isElapsed)
    {
        isElapsed = false;
        var letters = new System.Text.StringBuilder();
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (code[i])
            {
                case '"' or '[':
                    var end = code.IndexOf(code[i] == '"' ? '"' : ']', i + 1);
                    var inside = end < 0 ? "" : code[(i + 1)..end].ToLowerInvariant();
                    isElapsed |= code[i] == '[' && inside is "h" or "hh" or "m" or "mm" or "s" or "ss";
                    i = end < 0 ? code.Length : end;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                default:
                    letters.Append(code[i]);
                    break;
            }
        }

        return letters.ToString();
    }
}
