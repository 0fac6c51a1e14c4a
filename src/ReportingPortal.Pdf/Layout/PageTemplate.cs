namespace ReportingPortal.Pdf.Layout;

/// <summary>The look of pages: size, margins, header and footer on each of them, and the content that flows over them.</summary>
public sealed class PageTemplate
{
    public PageSize Size { get; set; } = PageSize.A4;

    /// <summary>White on all four sides, in points.</summary>
    public double Margin { get; set; } = PdfDocument.Millimetres(18);

    /// <summary>Between header and content, and content and footer.</summary>
    public double Spacing { get; set; } = PdfDocument.Millimetres(6);

    public Container Header { get; } = new();

    public Container Content { get; } = new();

    public Container Footer { get; } = new();

    /// <summary>The content prints page numbers of sections (a table of contents): pages are then drawn twice.</summary>
    public bool UsesSectionPages { get; set; }

    private double Width => Size.Width - (2 * Margin);

    private Fragment PlacedHeader => field ??= Header.Layout(new LayoutSpace(Width, Size.Height / 3, true), null);

    private Fragment PlacedFooter => field ??= Footer.Layout(new LayoutSpace(Width, Size.Height / 3, true), null);

    private double ContentTop => Margin + PlacedHeader.Height + (PlacedHeader.Height > 0 ? Spacing : 0);

    private double ContentBottom => Size.Height - Margin - PlacedFooter.Height - (PlacedFooter.Height > 0 ? Spacing : 0);

    internal Fragment PlaceContent(object? from) =>
        Content.Layout(new LayoutSpace(Width, ContentBottom - ContentTop, AtTop: true), from);

    internal void Draw(DrawContext context, Fragment content)
    {
        context.AsPagination(() => PlacedHeader.Draw(context, Margin, Margin));
        content.Draw(context, Margin, ContentTop);
        context.AsPagination(() => PlacedFooter.Draw(context, Margin, Size.Height - Margin - PlacedFooter.Height));
    }
}
