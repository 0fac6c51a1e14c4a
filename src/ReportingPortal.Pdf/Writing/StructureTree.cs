namespace ReportingPortal.Pdf.Writing;

/// <summary>Writes the logical structure and the way back from page content to it (the parent tree).</summary>
internal sealed class StructureTree(PdfFile file, IReadOnlyList<PdfPage> pages)
{
    /// <summary>Writes the tree; page and link ids must be known.</summary>
    public int Write(StructureElement document)
    {
        var rootId = file.Reserve();
        Number(document);
        WriteElement(document, rootId);
        var parents = WriteParentTree();
        return file.Write(rootId, new PdfBuffer().Add("<</Type/StructTreeRoot/K ").Reference(document.Id)
            .Add("/ParentTree ").Reference(parents).Add("/ParentTreeNextKey ").Integer(pages.Count + pages.Sum(page => page.Links.Count)).Add(">>"));
    }

    private void Number(StructureElement element)
    {
        element.Id = file.Reserve();
        foreach (var kid in element.Kids)
        {
            if (kid.Element is { HasContent: true })
            {
                Number(kid.Element);
            }
        }
    }

    private void WriteElement(StructureElement element, int parentId)
    {
        var body = new PdfBuffer().Add("<</S/").Add(element.Type).Add("/P ").Reference(parentId);
        if (element.Alt is not null)
        {
            body.Add("/Alt").Text(element.Alt);
        }

        if (element.Scope is not null)
        {
            body.Add("/A<</O/Table/Scope/").Add(element.Scope).Add(">>");
        }

        var page = element.Kids.Find(kid => kid.Page is not null).Page;
        if (page is not null)
        {
            body.Add("/Pg ").Reference(page.Id);
        }

        body.Add("/K[");
        foreach (var kid in element.Kids)
        {
            WriteKid(body, kid, page);
        }

        file.Write(element.Id, body.Add("]>>"));
        foreach (var kid in element.Kids)
        {
            if (kid.Element is { HasContent: true })
            {
                WriteElement(kid.Element, element.Id);
            }
        }
    }

    private static void WriteKid(PdfBuffer body, StructureElement.Kid kid, PdfPage? page)
    {
        if (kid.Element is not null)
        {
            if (kid.Element.HasContent)
            {
                body.Reference(kid.Element.Id).Add(" ");
            }
        }
        else if (kid.Link is not null)
        {
            body.Add("<</Type/OBJR/Obj ").Reference(kid.Link.Id).Add("/Pg ").Reference(kid.Page!.Id).Add(">>");
        }
        else if (kid.Page == page)
        {
            body.Integer(kid.MarkedContent).Add(" ");
        }
        else
        {
            body.Add("<</Type/MCR/Pg ").Reference(kid.Page!.Id).Add("/MCID ").Integer(kid.MarkedContent).Add(">>");
        }
    }

    private int WriteParentTree()
    {
        var body = new PdfBuffer().Add("<</Nums[");
        for (var i = 0; i < pages.Count; i++)
        {
            body.Integer(i).Add("[");
            foreach (var element in pages[i].MarkedContent)
            {
                body.Reference(element.Id).Add(" ");
            }

            body.Add("]");
        }

        var key = pages.Count;
        foreach (var link in pages.SelectMany(page => page.Links))
        {
            body.Integer(key++).Add(" ").Reference(link.Owner!.Id).Add(" ");
        }

        return file.Write(body.Add("]>>"));
    }
}
