using System.Text;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>Words that stand in a date and change nothing: the weekday before it, an ordinal's ending, "of", "at", "Uhr".</summary>
internal static class DateWords
{
    private static readonly byte[][] Weekdays = [.. (
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
        + "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
        + "lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim "
        + "lunes martes miércoles miercoles jueves viernes sábado sabado domingo mié jue vie sáb dom "
        + "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira seg ter qua qui sex").Split(' ').Select(Encoding.UTF8.GetBytes)];

    private static readonly byte[][] Ordinals = [.. new[] { "st", "nd", "rd", "th", "er", "º", "ª" }.Select(Encoding.UTF8.GetBytes)];

    private static readonly byte[][] Ats = [.. new[] { "at ", "um ", "à ", "a las ", "às " }.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Takes Fri, or Freitag, off the front; false where no weekday stands there, or nothing behind it.</summary>
    public static bool TryTakeWeekday(ref ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny((byte)' ', (byte)',', (byte)'.');
        if (end < 2 || !StartsWithAny(text[..end], Weekdays, out var length) || length != end)
        {
            return false;
        }

        text = text[end..].TrimStart("., "u8);
        return !text.IsEmpty;
    }

    /// <summary>The ending of 5th, 1er, 1º.</summary>
    public static void TakeOrdinal(ref ReadOnlySpan<byte> text)
    {
        if (StartsWithAny(text, Ordinals, out var length))
        {
            text = text[length..];
        }
    }

    /// <summary>5 de enero de 2024, 5th of January.</summary>
    public static void TakeOf(ref ReadOnlySpan<byte> text) => text = AfterOf(text);

    public static ReadOnlySpan<byte> AfterOf(ReadOnlySpan<byte> text)
        => text.StartsWith("de "u8) || text.StartsWith("of "u8) ? text[3..] : text.StartsWith("del "u8) ? text[4..] : text;

    /// <summary>A time without the words around it: "um 15:04 Uhr", "at 3:04 pm", "15:04 hs.".</summary>
    public static ReadOnlySpan<byte> Time(ReadOnlySpan<byte> text)
    {
        text = StartsWithAny(text, Ats, out var length) ? text[length..] : text;
        return text.EndsWith(" Uhr"u8) || text.EndsWith(" hs."u8) || text.EndsWith(" hrs"u8) ? text[..^4] : text.EndsWith(" hs"u8) ? text[..^3] : text;
    }

    private static bool StartsWithAny(ReadOnlySpan<byte> text, byte[][] words, out int length)
    {
        length = 0;
        foreach (var word in words)
        {
            if (word.Length > length && word.Length <= text.Length && IsSame(text[..word.Length], word))
            {
                length = word.Length;
            }
        }

        return length > 0;
    }

    /// <summary>Capital letters differ in one bit, in ASCII as in the second byte of é.</summary>
    private static bool IsSame(ReadOnlySpan<byte> text, byte[] word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (text[i] != word[i] && (text[i] | 0x20) != word[i])
            {
                return false;
            }
        }

        return true;
    }
}
