using System.Xml;
using ReportingPortal.Ingestion.Reading.Packing;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Reading.Excel;

/// <summary>What a workbook is made of: which of its parts are visible sheets, texts and styles.</summary>
internal sealed record WorkbookMap(IReadOnlyList<Sheet> Sheets, string? Strings, string? Styles, bool Since1904)
{
    private const string UsualPlace = "xl/workbook.xml";

    public static WorkbookMap Read(ZipPackage package, ReadingLimits limits)
    {
        var place = Relations(package, "_rels/.rels", "", limits).FirstOrDefault(r => r.Is("officeDocument"))?.Target ?? UsualPlace;
        var folder = place[..(place.LastIndexOf('/') + 1)];
        var relations = Relations(package, $"{folder}_rels/{place[folder.Length..]}.rels", folder, limits);
        var entry = package.Find(place) ?? throw new UnreadableFileException(WorkbookXml.Damaged);
        using var reader = WorkbookXml.Open(package.Open(entry), limits);
        var sheets = new List<Sheet>();
        var since1904 = false;
        while (WorkbookXml.Advance(reader))
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "workbookPr")
            {
                since1904 = reader.GetAttribute("date1904") is "1" or "true" or "on";
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "sheet" && reader.GetAttribute("state") is null or "visible")
            {
                Add(sheets, reader, relations, limits);
            }
        }

        return new WorkbookMap(
            sheets, relations.FirstOrDefault(r => r.Is("sharedStrings"))?.Target, relations.FirstOrDefault(r => r.Is("styles"))?.Target, since1904);
    }

    /// <summary>Sheets of charts and macros have no rows.</summary>
    private static void Add(List<Sheet> sheets, XmlReader reader, List<Relation> relations, ReadingLimits limits)
    {
        string? id = null;
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            id = reader.LocalName == "id" && reader.NamespaceURI.Length > 0 ? reader.Value : id;
        }

        reader.MoveToElement();
        if (relations.FirstOrDefault(r => r.Id == id && r.Is("worksheet")) is { } relation)
        {
            sheets.Add(new Sheet(reader.GetAttribute("name") ?? "", relation.Target));
        }

        if (sheets.Count > limits.Sheets)
        {
            throw new UnreadableFileException(
                $"The workbook has more than {limits.Sheets:N0} sheets. Save those that are needed as a workbook of their own. {ReadingLimits.Raise(nameof(limits.Sheets))}");
        }
    }

    private static List<Relation> Relations(ZipPackage package, string part, string folder, ReadingLimits limits)
    {
        var relations = new List<Relation>();
        if (package.Find(part) is not { } entry)
        {
            return relations;
        }

        using var reader = WorkbookXml.Open(package.Open(entry), limits);
        while (WorkbookXml.Advance(reader))
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Relationship" && reader.GetAttribute("TargetMode") != "External")
            {
                relations.Add(new Relation(
                    reader.GetAttribute("Id") ?? "", reader.GetAttribute("Type") ?? "", Resolve(folder, reader.GetAttribute("Target") ?? "")));
            }
        }

        return relations;
    }

    /// <summary>A target is told from its source's folder, or from the top with a slash.</summary>
    private static string Resolve(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }

    private sealed record Relation(string Id, string Type, string Target)
    {
        public bool Is(string kind) => Type.EndsWith("/" + kind, StringComparison.Ordinal);
    }
}
