using System.Globalization;
using System.Text;

namespace ReportingPortal.Pdf.Writing;

/// <summary>Turns drawn pages into the bytes of a tagged PDF 1.7 file.</summary>
internal sealed class PdfWriter(PdfMetadata metadata, IReadOnlyList<PdfPage> pages, DocumentResources resources)
{
    private readonly PdfFile file = new();

    public byte[] Write(StructureElement document, IReadOnlyList<Bookmark> bookmarks)
    {
        var treeId = file.Reserve();
        foreach (var page in pages)
        {
            page.Id = file.Reserve();
            page.Links.ForEach(link => link.Id = file.Reserve());
        }

        var places = new Dictionary<string, Bookmark>();
        foreach (var bookmark in bookmarks)
        {
            places.TryAdd(bookmark.Key, bookmark);
        }

        WriteLinks(places);
        WritePages(treeId, resources.Write(file));
        var structureId = new StructureTree(file, pages).Write(document);
        var outlineId = bookmarks.Count > 0 ? Outline.Write(file, bookmarks) : 0;
        return file.Finish(WriteCatalog(treeId, structureId, outlineId), WriteInformation());
    }

    private void WriteLinks(Dictionary<string, Bookmark> places)
    {
        var key = pages.Count;
        foreach (var page in pages)
        {
            foreach (var link in page.Links)
            {
                var body = new PdfBuffer().Add("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[")
                    .Number(link.X).Number(page.Height - link.Y - link.Height).Number(link.X + link.Width).Number(page.Height - link.Y)
                    .Add("]/StructParent ").Integer(key++).Add("/Contents").Text(link.Description);
                if (link.Address is not null)
                {
                    body.Add("/A<</S/URI/URI(").Add(EscapedAddress(link.Address)).Add(")>>");
                }
                else if (link.Section is not null && places.TryGetValue(link.Section, out var place))
                {
                    body.Add("/Dest").Add(place.Destination);
                }

                file.Write(link.Id, body.Add(">>"));
            }
        }
    }

    private static string EscapedAddress(string address) =>
        new Uri(address, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } uri
            ? uri.AbsoluteUri.Replace("\\", "%5C").Replace("(", "%28").Replace(")", "%29")
            : "";

    private void WritePages(int treeId, int resourcesId)
    {
        var kids = new PdfBuffer().Add("<</Type/Pages/Count ").Integer(pages.Count).Add("/Kids[");
        for (var i = 0; i < pages.Count; i++)
        {
            var page = pages[i];
            var contentId = file.WriteStream(file.Reserve(), "", page.Content.Written);
            var body = new PdfBuffer().Add("<</Type/Page/Parent ").Reference(treeId)
                .Add("/MediaBox[0 0 ").Number(page.Width).Number(page.Height).Add("]/Resources ").Reference(resourcesId)
                .Add("/Contents ").Reference(contentId).Add("/StructParents ").Integer(i).Add("/Tabs/S");
            if (page.Links.Count > 0)
            {
                body.Add("/Annots[");
                page.Links.ForEach(link => body.Reference(link.Id).Add(" "));
                body.Add("]");
            }

            file.Write(page.Id, body.Add(">>"));
            kids.Reference(page.Id).Add(" ");
        }

        file.Write(treeId, kids.Add("]>>"));
    }

    private int WriteCatalog(int treeId, int structureId, int outlineId)
    {
        var xmpId = file.WriteStream(file.Reserve(), "/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(metadata.Xmp()), compress: false);
        var body = new PdfBuffer().Add("<</Type/Catalog/Pages ").Reference(treeId)
            .Add("/Lang").Text(metadata.Language).Add("/MarkInfo<</Marked true>>/StructTreeRoot ").Reference(structureId)
            .Add("/Metadata ").Reference(xmpId).Add("/ViewerPreferences<</DisplayDocTitle true>>/PageLabels<</Nums[0<</S/D>>]>>");
        if (outlineId > 0)
        {
            body.Add("/Outlines ").Reference(outlineId).Add(pages.Count > 2 ? "/PageMode/UseOutlines" : "");
        }

        return file.Write(body.Add(">>"));
    }

    private int WriteInformation() => file.Write(new PdfBuffer()
        .Add("<</Title").Text(metadata.Title).Add("/Author").Text(metadata.Author).Add("/Subject").Text(metadata.Subject)
        .Add("/Producer").Text(PdfMetadata.Producer)
        .Add(string.Create(CultureInfo.InvariantCulture, $"/CreationDate({metadata.PdfDate})/ModDate({metadata.PdfDate})>>")));
}
