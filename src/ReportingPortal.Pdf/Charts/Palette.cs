namespace ReportingPortal.Pdf.Charts;

/// <summary>The colours of charts and text: one accent, greys, and the categorical set of Okabe and Ito (2008), which colour-blind readers can tell apart.</summary>
public static class Palette
{
    public static readonly PdfColor Ink = PdfColor.FromHex("#1A1F26");
    public static readonly PdfColor Quiet = PdfColor.FromHex("#5B6470");
    public static readonly PdfColor Ghost = PdfColor.FromHex("#B3BAC4");
    public static readonly PdfColor Hairline = PdfColor.FromHex("#E1E5EA");
    public static readonly PdfColor Wash = PdfColor.FromHex("#F5F7F9");
    public static readonly PdfColor Accent = PdfColor.FromHex("#0072B2");
    public static readonly PdfColor Good = PdfColor.FromHex("#00755A");
    public static readonly PdfColor Bad = PdfColor.FromHex("#B84A00");

    private static readonly PdfColor[] Categories =
    [
        PdfColor.FromHex("#0072B2"), PdfColor.FromHex("#E69F00"), PdfColor.FromHex("#009E73"), PdfColor.FromHex("#D55E00"),
        PdfColor.FromHex("#56B4E9"), PdfColor.FromHex("#CC79A7"), PdfColor.FromHex("#1A1F26"),
    ];

    /// <summary>The n-th categorical colour, in a fixed order, so that a series keeps its colour on every page.</summary>
    public static PdfColor Category(int index) => Categories[index % Categories.Length];
}
