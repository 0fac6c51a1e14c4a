using System.Buffers;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>
/// Whether a word in Windows-1252 can be one of a Western language. Czech, Hungarian, Romanian, Croatian and Turkish texts read as such
/// without a strange sign, for each letter of theirs is another's: Jiří is Jiøí, Győr is Gyõr. What gives them away is which of them stand
/// together in a word, and where.
/// </summary>
internal static class WesternSpelling
{
    private const string Vowels = "aeiouyáéíóúý";

    /// <summary>Letters beyond a to z of French, German, Spanish, Portuguese, Italian, Danish and Norwegian, Swedish and Finnish, Icelandic, Catalan, Dutch, Estonian.</summary>
    private static readonly string[] Alphabets =
    [
        "àâæçéèêëîïôœùûüÿñ", "äöüßéèàáâçñ", "áéíñóúüçªº", "ãáàâçéêíóôõúüªº", "àèéìíîòóùúªº", "æøåéäöüèô", "åäöéüšžáà", "áðéíóúýþæö", "àçèéíïòóúü", "éëïóöüèêáçä", "äöüõšž",
    ];

    /// <summary>Letters that Windows-1250 has others for: only words with one of them can be another language's.</summary>
    private static readonly SearchValues<char> Doubtful = SearchValues.Create("ªºàãåæèêìïðñòõøùûþœÿ");

    public static bool Allows(ReadOnlySpan<byte> word)
    {
        Span<char> letters = word.Length <= 64 ? stackalloc char[word.Length] : new char[word.Length];
        for (var i = 0; i < word.Length; i++)
        {
            letters[i] = char.ToLowerInvariant(LetterOf(word[i]));
        }

        for (ReadOnlySpan<char> rest = letters; !rest.IsEmpty;)
        {
            var length = 0;
            while (length < rest.Length && char.IsLetter(rest[length]))
            {
                length++;
            }

            if (!AllowsLetters(rest[..length]))
            {
                return false;
            }

            rest = rest[Math.Min(length + 1, rest.Length)..];
        }

        return true;
    }

    private static bool AllowsLetters(ReadOnlySpan<char> word)
    {
        if (!word.ContainsAny(Doubtful))
        {
            return true;
        }

        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] >= 0x80 && !IsPlaced(word[i], i > 0 ? word[i - 1] : '\0', i + 1 < word.Length ? word[i + 1] : '\0'))
            {
                return false;
            }
        }

        return AreOfOneAlphabet(word);
    }

    private static bool AreOfOneAlphabet(ReadOnlySpan<char> word)
    {
        foreach (var alphabet in Alphabets)
        {
            var at = 0;
            while (at < word.Length && (word[at] < 0x80 || alphabet.Contains(word[at])))
            {
                at++;
            }

            if (at == word.Length)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether some Western language writes the letter between these two; \0 is the word's end.</summary>
    private static bool IsPlaced(char letter, char before, char after) => letter switch
    {
        'ì' or 'ù' => after == 0,
        'ò' => before is not ('a' or 'e' or 'y'),
        'ø' => !Vowels.Contains(before) && after is not ('a' or 'i' or 'o' or 'u'),
        'è' => before is not ('a' or 'e') && !Vowels.Contains(after),
        'æ' => after != 0 || !Vowels.Contains(before),
        'ñ' => before == 0 || Vowels.Contains(after),
        'õ' => after == 'e',
        'ã' => after is '\0' or 'o' or 'e' or 'i' or 's',
        'þ' => before == 0,
        'ð' => before != 0,
        'œ' => after is not ('l' or 'w' or 'm' or 'k' or 'p'),
        'ª' or 'º' => before == 0 || after == 0,
        _ => true,
    };

    private static char LetterOf(byte value) => value switch
    {
        0x8A or 0x9A => 'š',
        0x8C or 0x9C => 'œ',
        0x8E or 0x9E => 'ž',
        0x9F => 'ÿ',
        >= 0x80 and < 0xA0 => ' ',
        _ => (char)value,
    };
}
