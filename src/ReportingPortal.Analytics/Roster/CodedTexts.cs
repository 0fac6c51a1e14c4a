using System.Runtime.InteropServices;

namespace ReportingPortal.Analytics.Roster;

/// <summary>A text of each customer, where few customers have one of their own: numbers are compared many times as fast.</summary>
internal sealed class CodedTexts(int customers)
{
    public const int None = -1;

    private readonly List<string> texts = [];
    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);

    /// <summary>By place; <see cref="None"/> for who has no text.</summary>
    public int[] Codes { get; } = Filled(customers);

    public int Count => texts.Count;

    public void Set(int place, string? text)
    {
        if (text is null)
        {
            return;
        }

        ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(codes, text, out var known);
        if (!known)
        {
            code = texts.Count;
            texts.Add(text);
        }

        Codes[place] = code;
    }

    public string? Text(int code) => code == None ? null : texts[code];

    /// <summary>Null where nobody has this text.</summary>
    public int? CodeOf(string text) => codes.TryGetValue(text, out var code) ? code : null;

    private static int[] Filled(int customers)
    {
        var codes = new int[customers];
        Array.Fill(codes, None);
        return codes;
    }
}
