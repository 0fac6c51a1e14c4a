namespace ReportingPortal.Pdf.Fonts;

/// <summary>Which code points leave a mark (or a space) on paper.</summary>
internal static class Printable
{
    public const int SoftHyphen = 0xAD;
    public const int ZeroWidthSpace = 0x200B;

    /// <summary>False for controls and for Unicode's default-ignorable characters: joiners, direction marks, variation selectors.</summary>
    public static bool IsDrawn(int codePoint) => codePoint switch
    {
        < 0x20 => false,
        >= 0x7F and < 0xA0 => false,
        SoftHyphen or 0x034F or 0x061C or 0xFEFF => false,
        >= 0x200B and <= 0x200F => false,
        >= 0x202A and <= 0x202E => false,
        >= 0x2060 and <= 0x206F => false,
        >= 0xFE00 and <= 0xFE0F => false,
        >= 0x1F3FB and <= 0x1F3FF => false,
        >= 0xE0000 and <= 0xE0FFF => false,
        _ => true,
    };

    /// <summary>A line may end after this character.</summary>
    public static bool BreaksAfter(int codePoint) => codePoint switch
    {
        ' ' or '-' or '/' or SoftHyphen or ZeroWidthSpace or 0x2010 or 0x2013 or 0x2014 or 0x3000 => true,
        >= 0x3040 and <= 0x9FFF => true,
        >= 0xAC00 and <= 0xD7A3 => true,
        _ => false,
    };
}
