using ReportingPortal.Pdf;
using ReportingPortal.Pdf.Charts;
using ReportingPortal.Pdf.Fonts;
using ReportingPortal.Pdf.Layout;

namespace ReportingPortal.Reports.Executive;

/// <summary>The typography of the executive report: five sizes, line heights and gaps in steps of a 4 mm rhythm.</summary>
internal static class ReportStyle
{
    /// <summary>The rhythm: 4 mm.</summary>
    public static readonly double Unit = PdfDocument.Millimetres(4);

    public static readonly TextStyle Display = new(28, FontWeight.Bold) { LineHeight = 3 * Unit / 28, Color = Palette.Ink };
    public static readonly TextStyle Heading = new(18, FontWeight.SemiBold) { LineHeight = 2 * Unit / 18, Color = Palette.Ink };
    public static readonly TextStyle Lead = new(13) { LineHeight = 1.5 * Unit / 13, Color = Palette.Ink };
    public static readonly TextStyle Subheading = new(10.5, FontWeight.SemiBold) { LineHeight = 1.5 * Unit / 10.5, Color = Palette.Ink };
    public static readonly TextStyle Body = new(10.5) { LineHeight = 1.5 * Unit / 10.5, Color = Palette.Ink };
    public static readonly TextStyle Small = new(9) { LineHeight = Unit / 9, Color = Palette.Ink, Tabular = true };
    public static readonly TextStyle Note = Small.In(Palette.Quiet);

    public static readonly TableStyle Table = new()
    {
        HeaderText = Note with { Weight = FontWeight.SemiBold },
        BodyText = Small,
        RowPadding = Unit / 4,
        MostLines = 2,
    };


    /// <summary>Colour of a change: meaning is also in sign and arrow.</summary>
    public static PdfColor TrendColor(KeyFigure figure) => figure.IsImprovement switch
    {
        true => Palette.Good,
        false => Palette.Bad,
        null => Palette.Quiet,
    };
}
