using System.Globalization;

namespace ReportingPortal.Ingestion.Reading.Excel;

/// <summary>Numbers of cells as text: what was stored, without what binary fractions add to it.</summary>
internal static class CellNumber
{
    private const long TicksOfMillisecond = TimeSpan.TicksPerMillisecond;

    private static readonly System.Buffers.SearchValues<char> Plain = System.Buffers.SearchValues.Create("0123456789.");

    private static readonly DateTime Since1900 = new(1899, 12, 30);
    private static readonly DateTime Since1904 = new(1904, 1, 1);

    /// <summary>
    /// Whole numbers and short decimals as they stand (an id of 19 digits keeps them all); others by the 15 digits Excel counts
    /// with, so that 0.30000000000000004 is the 0.3 a person sees.
    /// </summary>
    public static string Of(ReadOnlySpan<char> stored)
    {
        stored = stored.Trim();
        var digits = stored.TrimStart('-');
        if (IsPlain(digits) && (digits.IndexOf('.') < 0 || digits.TrimStart("0.").Length <= 16))
        {
            return WithoutZeros(stored).ToString();
        }

        if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            return stored.ToString();
        }

        // Of a whole number beyond these digits the rest is lost: as an id it must not look as if it were all there.
        var rounded = value.ToString("G15", CultureInfo.InvariantCulture);
        return Math.Abs(value) < 1e15 && decimal.TryParse(rounded, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain)
            && (plain != 0 || value == 0) ? plain.ToString(CultureInfo.InvariantCulture) : rounded;
    }

    /// <summary>0.19 as 19%: a share is told from an amount.</summary>
    public static string OfPercent(ReadOnlySpan<char> stored)
        => decimal.TryParse(Of(stored), NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && Math.Abs(share) < Parsing.AmountText.Largest
            ? (share * 100).ToString("0.############", CultureInfo.InvariantCulture) + "%"
            : stored.ToString();

    /// <summary>
    /// 12.5 as "12.5 €": an amount in another currency than the shop's must not pass for one in it. A decimal point before three digits is
    /// shown to be one by a fourth.
    /// </summary>
    public static string OfMoney(ReadOnlySpan<char> stored, string currency)
    {
        var number = Of(stored);
        var point = number.IndexOf('.');
        return number + (point >= 0 && number.Length - point == 4 ? "0 " : " ") + currency;
    }

    /// <summary>A date as yyyy-MM-dd, with its time where it has one; a number no calendar has stays a number.</summary>
    public static string OfDate(ReadOnlySpan<char> stored, bool since1904, CellForm form)
    {
        if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial))
        {
            return stored.ToString();
        }

        if (form == CellForm.Elapsed)
        {
            return OfElapsed(serial, stored);
        }

        if (serial is >= 0 and < 1 && (form == CellForm.Time || serial > 0))
        {
            return Round(DateTime.UnixEpoch, serial).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        }

        // 1900 is no leap year, but Excel counts a 29 February: days before it lie one nearer.
        var start = since1904 ? Since1904 : serial < 60 ? Since1900.AddDays(1) : Since1900;
        if (serial < 0 || (serial < 1 && !since1904) || serial >= 2_958_466 || (!since1904 && serial is >= 60 and < 61))
        {
            return Of(stored);
        }

        var moment = Round(start, serial);
        return moment.TimeOfDay == TimeSpan.Zero ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : moment.Millisecond == 0 ? moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : moment.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
    }

    /// <summary>A number shown with leading zeros (format 00000) is an id: they belong to it.</summary>
    public static string OfDigits(ReadOnlySpan<char> stored, int digits)
    {
        var text = Of(stored);
        return text.All(char.IsAsciiDigit) ? text.PadLeft(digits, '0') : text;
    }

    private static string OfElapsed(double days, ReadOnlySpan<char> stored)
    {
        if (days is < 0 or > 1_000_000)
        {
            return Of(stored);
        }

        var seconds = (long)Math.Round(days * 86_400);
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}");
    }

    /// <summary>A double of this size tells a moment to the microsecond; the rest is noise.</summary>
    private static DateTime Round(DateTime start, double days)
    {
        var milliseconds = (long)Math.Round(days * 86_400_000d);
        return start.AddTicks(milliseconds * TicksOfMillisecond);
    }

    /// <summary>Excel stores 12.5 for 12.50; what other programs leave behind a point says nothing more.</summary>
    private static ReadOnlySpan<char> WithoutZeros(ReadOnlySpan<char> number)
        => number.Contains('.') ? number.TrimEnd('0').TrimEnd('.') : number;

    private static bool IsPlain(ReadOnlySpan<char> digits)
        => digits.Length > 0 && char.IsAsciiDigit(digits[0]) && digits.IndexOfAnyExcept(Plain) < 0 && digits.Count('.') <= 1;
}
