using System.Globalization;

namespace ReportingPortal.Pdf;

/// <summary>An opaque sRGB colour.</summary>
public readonly record struct PdfColor(byte Red, byte Green, byte Blue)
{
    public static readonly PdfColor White = new(255, 255, 255);

    public static readonly PdfColor Black = new(0, 0, 0);

    /// <summary>Reads "#RRGGBB".</summary>
    public static PdfColor FromHex(string hex)
    {
        var value = int.Parse(hex.AsSpan().TrimStart('#'), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new PdfColor((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    /// <summary>The colour between this one (0) and <paramref name="other"/> (1).</summary>
    public PdfColor Mix(PdfColor other, double share)
    {
        var part = Math.Clamp(share, 0, 1);
        return new PdfColor(Blend(Red, other.Red, part), Blend(Green, other.Green, part), Blend(Blue, other.Blue, part));
    }

    /// <summary>Relative luminance as WCAG 2 defines it, 0 (black) to 1 (white).</summary>
    public double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static byte Blend(byte from, byte to, double part) => (byte)Math.Round(from + ((to - from) * part));

    private static double Linear(byte channel)
    {
        var value = channel / 255d;
        return value <= 0.03928 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
