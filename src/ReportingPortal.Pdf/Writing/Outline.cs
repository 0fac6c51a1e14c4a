namespace ReportingPortal.Pdf.Writing;

/// <summary>A place in the document that the outline and links point to.</summary>
internal sealed record Bookmark(string Key, string Title, int Level, PdfPage Page, int PageNumber, double Top)
{
    public List<Bookmark> Children { get; } = [];

    public int Id { get; set; }

    /// <summary>Shows the page with this place at the top, zoom unchanged.</summary>
    public string Destination =>
        FormattableString.Invariant($"[{Page.Id} 0 R/XYZ 0 {Math.Round(Page.Height - Top, 2)} null]");
}

/// <summary>The bookmarks panel.</summary>
internal static class Outline
{
    public static int Write(PdfFile file, IReadOnlyList<Bookmark> bookmarks)
    {
        var rootId = file.Reserve();
        var roots = Nest(bookmarks);
        WriteLevel(file, roots, rootId);
        return file.Write(rootId, new PdfBuffer().Add("<</Type/Outlines/First ").Reference(roots[0].Id)
            .Add("/Last ").Reference(roots[^1].Id).Add("/Count ").Integer(bookmarks.Count).Add(">>"));
    }

    private static List<Bookmark> Nest(IReadOnlyList<Bookmark> bookmarks)
    {
        var roots = new List<Bookmark>();
        var open = new Stack<Bookmark>();
        foreach (var bookmark in bookmarks)
        {
            while (open.Count > 0 && open.Peek().Level >= bookmark.Level)
            {
                open.Pop();
            }

            (open.Count > 0 ? open.Peek().Children : roots).Add(bookmark);
            open.Push(bookmark);
        }

        return roots;
    }

    private static void WriteLevel(PdfFile file, List<Bookmark> level, int parentId)
    {
        foreach (var bookmark in level)
        {
            bookmark.Id = file.Reserve();
        }

        for (var i = 0; i < level.Count; i++)
        {
            var bookmark = level[i];
            var body = new PdfBuffer().Add("<</Title").Text(bookmark.Title).Add("/Parent ").Reference(parentId).Add("/Dest").Add(bookmark.Destination);
            if (i > 0)
            {
                body.Add("/Prev ").Reference(level[i - 1].Id);
            }

            if (i < level.Count - 1)
            {
                body.Add("/Next ").Reference(level[i + 1].Id);
            }

            if (bookmark.Children.Count > 0)
            {
                WriteLevel(file, bookmark.Children, bookmark.Id);
                body.Add("/First ").Reference(bookmark.Children[0].Id).Add("/Last ").Reference(bookmark.Children[^1].Id)
                    .Add("/Count ").Integer(Descendants(bookmark));
            }

            file.Write(bookmark.Id, body.Add(">>"));
        }
    }

    private static int Descendants(Bookmark bookmark) => bookmark.Children.Sum(child => 1 + Descendants(child));
}
