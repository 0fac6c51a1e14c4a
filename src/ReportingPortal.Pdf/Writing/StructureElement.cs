namespace ReportingPortal.Pdf.Writing;

/// <summary>A node of the logical structure: what assistive technology reads in place of the drawing (ISO 32000-1, 14.7).</summary>
internal sealed class StructureElement(string type, StructureElement? parent)
{
    public string Type => type;

    public StructureElement? Parent => parent;

    /// <summary>What a figure shows, in words.</summary>
    public string? Alt { get; init; }

    /// <summary>Column or Row, for header cells.</summary>
    public string? Scope { get; init; }

    public List<Kid> Kids { get; } = [];

    public int Id { get; set; }

    /// <summary>Either a nested element, or marked content of a page, or an annotation on it.</summary>
    public readonly record struct Kid(StructureElement? Element, PdfPage? Page, int MarkedContent, PdfLink? Link);

    /// <summary>An empty node would only make a reader stop for nothing.</summary>
    public bool HasContent => Kids.Exists(kid => kid.Element is null || kid.Element.HasContent);
}
