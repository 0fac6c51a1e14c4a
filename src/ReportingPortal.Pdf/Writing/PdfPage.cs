namespace ReportingPortal.Pdf.Writing;

/// <summary>A link on a page: to an address, or to a place in this file that is resolved when the file is written.</summary>
internal sealed record PdfLink(double X, double Y, double Width, double Height, string? Address, string? Section, string Description)
{
    public int Id { get; set; }

    /// <summary>The structure element that holds the link; null in headers and footers.</summary>
    public StructureElement? Owner { get; set; }
}

/// <summary>A page while it is being drawn.</summary>
internal sealed class PdfPage(double width, double height)
{
    public double Width => width;

    public double Height => height;

    public PdfBuffer Content { get; } = new();

    public List<PdfLink> Links { get; } = [];

    /// <summary>The structure element of each piece of marked content, by its number.</summary>
    public List<StructureElement> MarkedContent { get; } = [];

    public int Id { get; set; }
}
