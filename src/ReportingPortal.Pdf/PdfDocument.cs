using ReportingPortal.Pdf.Layout;
using ReportingPortal.Pdf.Writing;

namespace ReportingPortal.Pdf;

/// <summary>Width and height of paper in points.</summary>
public readonly record struct PageSize(double Width, double Height)
{
    public static readonly PageSize A4 = new(595.276, 841.89);

    public static readonly PageSize Letter = new(612, 792);
}

/// <summary>
/// A document: composed once, then written. Not for use by several threads at once; many documents can be written at the same time.
/// Equal input gives equal bytes.
/// </summary>
public sealed class PdfDocument(PdfMetadata metadata)
{
    private const int MostPages = 5000;

    private readonly List<PageTemplate> templates = [];
    private List<(PageTemplate Template, Fragment Content)>? placed;

    /// <summary>Points in a millimetre.</summary>
    public static double Millimetres(double count) => count * 72 / 25.4;

    /// <summary>Adds pages of one look: as many as the content needs.</summary>
    public PdfDocument Page(Action<PageTemplate> compose)
    {
        var template = new PageTemplate();
        compose(template);
        templates.Add(template);
        placed = null;
        return this;
    }

    public int PageCount => Placed.Count;

    /// <summary>Lays out, draws and writes the file.</summary>
    public byte[] ToBytes()
    {
        var counting = Draw(new Dictionary<string, int>());
        var sections = new Dictionary<string, int>();
        foreach (var bookmark in counting.State.Bookmarks)
        {
            sections.TryAdd(bookmark.Key, bookmark.PageNumber);
        }

        var (pages, state) = templates.Exists(template => template.UsesSectionPages) ? Draw(sections) : counting;
        return new PdfWriter(metadata, pages, state.Resources).Write(state.Root, state.Bookmarks);
    }

    private List<(PageTemplate Template, Fragment Content)> Placed => placed ??= Place();

    private List<(PageTemplate Template, Fragment Content)> Place()
    {
        var pages = new List<(PageTemplate, Fragment)>();
        foreach (var template in templates)
        {
            object? next = null;
            do
            {
                var fragment = template.PlaceContent(next);
                pages.Add((template, fragment));
                next = fragment.Next;
            }
            while (next is not null && pages.Count < MostPages);
        }

        return pages;
    }

    private (List<PdfPage> Pages, DocumentState State) Draw(Dictionary<string, int> sectionPages)
    {
        var state = new DocumentState(Placed.Count, sectionPages);
        var pages = new List<PdfPage>();
        foreach (var (template, content) in Placed)
        {
            var page = new PdfPage(template.Size.Width, template.Size.Height);
            pages.Add(page);
            template.Draw(new DrawContext(state, page, pages.Count), content);
        }

        return (pages, state);
    }
}
