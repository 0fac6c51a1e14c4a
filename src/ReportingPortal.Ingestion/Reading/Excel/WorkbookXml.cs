using System.Xml;
using ReportingPortal.Ingestion.Reading.Packing;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Reading.Excel;

/// <summary>Reads parts of a workbook: no document types, nothing from elsewhere, no text longer than a field may be.</summary>
internal static class WorkbookXml
{
    public const string Damaged = "The workbook is damaged. Open it in Excel, save it again as .xlsx and upload that.";

    /// <summary>No part of a workbook nests as deep; the reader keeps each open element in memory.</summary>
    private const int Deepest = 100;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    public static XmlReader Open(Stream part, ReadingLimits limits) => XmlReader.Create(new MarkupGuard(part, limits), Settings);

    /// <summary>Moves on inside the document; what is no XML is a damaged workbook.</summary>
    public static bool Advance(XmlReader reader)
    {
        try
        {
            return !reader.Read() ? false : reader.Depth <= Deepest ? true : throw new UnreadableFileException(Damaged);
        }
        catch (Exception e) when (e is XmlException or ArgumentException or OverflowException)
        {
            throw new UnreadableFileException(Damaged);
        }
    }

    /// <summary>Appends the text of the element the reader stands on, and leaves it on the element's end.</summary>
    public static void ReadText(XmlReader reader, CellText text)
    {
        if (reader.IsEmptyElement)
        {
            return;
        }

        var depth = reader.Depth;
        while (Advance(reader) && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                ReadValue(reader, text);
            }
        }
    }

    private static void ReadValue(XmlReader reader, CellText text)
    {
        try
        {
            for (int read; (read = reader.ReadValueChunk(text.Free, text.Length, text.Free.Length - text.Length)) > 0;)
            {
                text.Take(read);
            }
        }
        catch (XmlException)
        {
            throw new UnreadableFileException(Damaged);
        }
    }

    /// <summary>
    /// The reader keeps a tag with its attributes, or a text it has not been asked for, whole in memory. Neither is longer than
    /// the way from one opening bracket to the next.
    /// </summary>
    private sealed class MarkupGuard(Stream inner, ReadingLimits limits) : ForwardStream
    {
        private long sinceBracket;

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            var bytes = buffer[..read];
            var first = bytes.IndexOf((byte)'<');
            if (sinceBracket + (first < 0 ? read : first) > 4L * limits.FieldBytes)
            {
                throw new UnreadableFileException(CellText.TooLong(limits));
            }

            sinceBracket = first < 0 ? sinceBracket + read : read - bytes.LastIndexOf((byte)'<');
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
