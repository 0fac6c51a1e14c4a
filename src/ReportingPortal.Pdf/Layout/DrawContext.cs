using ReportingPortal.Pdf.Writing;

namespace ReportingPortal.Pdf.Layout;

/// <summary>The page under the pen, and where in the logical structure the drawing belongs.</summary>
internal sealed class DrawContext(DocumentState document, PdfPage page, int pageNumber)
{
    private StructureElement parent = document.Root;
    private bool isPagination;

    public Canvas Canvas { get; } = new(page, document.Resources);

    public DocumentState Document => document;

    public int PageNumber => pageNumber;

    /// <summary>Draws headers, footers and repeated table headers: not part of what is read aloud.</summary>
    public void AsPagination(Action draw)
    {
        var before = isPagination;
        isPagination = true;
        draw();
        isPagination = before;
    }

    /// <summary>Draws inside a structure element. One that goes on over pages is found again by its key.</summary>
    public void Inside(string type, object key, Action draw, string? scope = null)
    {
        if (isPagination)
        {
            draw();
            return;
        }

        var before = parent;
        parent = document.Structure(key, () => Child(type, scope: scope));
        draw();
        parent = before;
    }

    /// <summary>Draws a leaf: marked content in the current element, or in a new one of the given type.</summary>
    public void Content(string? type, object key, Action draw, string? alt = null)
    {
        if (isPagination)
        {
            Canvas.BeginMarked(null, "/Artifact<</Type/Pagination>>BDC\n");
        }
        else
        {
            Canvas.BeginMarked(type is null ? parent : document.Structure(key, () => Child(type, alt)));
        }

        draw();
        Canvas.EndMarked();
    }

    /// <summary>Draws something without meaning of its own: lines, backgrounds.</summary>
    public void Decoration(Action draw)
    {
        Canvas.BeginMarked(null);
        draw();
        Canvas.EndMarked();
    }

    public void AddBookmark(string key, string title, int level, double top) =>
        document.Bookmarks.Add(new Bookmark(key, title, level, page, pageNumber, top));

    /// <summary>Makes a box clickable; belongs to the current structure element.</summary>
    public void AddLink(PdfLink link)
    {
        page.Links.Add(link);
        link.Owner = parent;
        parent.Kids.Add(new StructureElement.Kid(null, page, 0, link));
    }

    private StructureElement Child(string type, string? alt = null, string? scope = null)
    {
        var child = new StructureElement(type, parent) { Alt = alt, Scope = scope };
        parent.Kids.Add(new StructureElement.Kid(child, null, 0, null));
        return child;
    }
}

/// <summary>What all pages of one rendering share.</summary>
internal sealed class DocumentState(int pageCount, IReadOnlyDictionary<string, int> sectionPages)
{
    private readonly Dictionary<object, StructureElement> structure = new(ReferenceEqualityComparer.Instance);

    public StructureElement Root { get; } = new("Document", null);

    public DocumentResources Resources { get; } = new();

    public List<Bookmark> Bookmarks { get; } = [];

    public int PageCount => pageCount;

    /// <summary>The page a section starts on; 0 where there is no such section.</summary>
    public int PageOf(string section) => sectionPages.GetValueOrDefault(section);

    public StructureElement Structure(object key, Func<StructureElement> create)
    {
        if (!structure.TryGetValue(key, out var element))
        {
            element = create();
            structure[key] = element;
        }

        return element;
    }
}
