using System.Globalization;
using System.Security;

namespace ReportingPortal.Pdf.Writing;

/// <summary>What the file says about itself. Dates are passed in: the writer has no clock.</summary>
public sealed record PdfMetadata(string Title, string Author, string Subject, string Language, DateTimeOffset CreatedAt)
{
    internal const string Producer = "ReportingPortal.Pdf";

    /// <summary>The date form of ISO 32000-1, 7.9.4, in UTC.</summary>
    internal string PdfDate => CreatedAt.UtcDateTime.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The same facts as an XMP packet (ISO 16684-1), with the PDF/UA-1 mark.</summary>
    internal string Xmp()
    {
        var date = CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"""
            <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Escape(Title)}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{Escape(Author)}</rdf:li></rdf:Seq></dc:creator>
            <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{Escape(Subject)}</rdf:li></rdf:Alt></dc:description>
            <dc:language><rdf:Bag><rdf:li>{Escape(Language)}</rdf:li></rdf:Bag></dc:language>
            <xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:CreatorTool>{Producer}</xmp:CreatorTool>
            <pdf:Producer>{Producer}</pdf:Producer><pdfuaid:part>1</pdfuaid:part>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>
            """;
    }

    /// <summary>XML-escaped, without the control characters XML 1.0 has no form for.</summary>
    private static string Escape(string text) =>
        SecurityElement.Escape(new string([.. text.Where(character => !char.IsControl(character) && !char.IsSurrogate(character))])) ?? "";
}
