using System.Collections.Concurrent;

namespace ReportingPortal.Pdf.Fonts;

/// <summary>Weights of the embedded typeface, Inter (SIL Open Font License 1.1).</summary>
public enum FontWeight
{
    Regular,
    SemiBold,
    Bold,
}

/// <summary>The parsed fonts: read once per process, then shared.</summary>
internal static class Typeface
{
    private static readonly ConcurrentDictionary<FontWeight, Lazy<TrueTypeFont>> Fonts = new();

    public static TrueTypeFont Of(FontWeight weight) =>
        Fonts.GetOrAdd(weight, static key => new Lazy<TrueTypeFont>(() => Load($"Inter-{key}"))).Value;

    private static TrueTypeFont Load(string name)
    {
        using var resource = typeof(Typeface).Assembly.GetManifestResourceStream(name + ".ttf")
            ?? throw new InvalidOperationException($"The font {name} is not embedded in the assembly.");
        var file = new byte[resource.Length];
        resource.ReadExactly(file);
        return new TrueTypeFont(name, file);
    }
}
