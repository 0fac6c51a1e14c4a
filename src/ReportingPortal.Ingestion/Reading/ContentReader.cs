using System.IO.Compression;
using System.Text;
using ReportingPortal.Ingestion.Reading.Excel;
using ReportingPortal.Ingestion.Reading.Json;
using ReportingPortal.Ingestion.Reading.Packing;
using ReportingPortal.Ingestion.Reading.Tables;
using ReportingPortal.Ingestion.Sniffing;
using ReportingPortal.Ingestion.Storing;

namespace ReportingPortal.Ingestion.Reading;

/// <summary>Finds out what a file is, layer by layer: gzip, zip, workbook, JSON Lines, text.</summary>
internal sealed class ContentReader
{
    private readonly ReadingLimits limits;
    private readonly List<IDisposable> held = [];
    private readonly List<string> evidence = [];
    private int archives;

    private ContentReader(ReadingLimits limits, int archives) => (this.limits, this.archives) = (limits, archives);

    /// <param name="open">Opens the raw bytes anew each time; they can be sought in.</param>
    /// <param name="archives">How many archives the file came out of already.</param>
    /// <exception cref="UnreadableFileException">No table, damaged, or beyond a limit: the message says which and what to do.</exception>
    public static FileContent Read(Func<Stream> open, ReadingLimits limits, int archives = 0)
    {
        var reader = new ContentReader(limits, archives);
        try
        {
            return reader.Read(new Layer(open, CanSeek: true, IsUnzipped: false));
        }
        catch (Exception failure)
        {
            reader.held.ForEach(item => item.Dispose());
            if (SentenceOf(failure) is { } sentence)
            {
                throw new UnreadableFileException(sentence);
            }

            throw;
        }
    }

    private static string? SentenceOf(Exception failure) => failure switch
    {
        InvalidDataException or EndOfStreamException => "The packed file is damaged or cut off. Pack or export it again and upload it once more.",
        IOException => "The portal has no room to unpack the file. Start the upload again later; if it fails again, ask your administrator to look at the server's disk.",
        _ => null,
    };

    private FileContent Read(Layer layer)
    {
        var start = StartOf(layer);
        if (FileSignature.IsGzip(start))
        {
            return ReadGzip(layer);
        }

        if (FileSignature.IsZip(start))
        {
            return ReadZip(layer);
        }

        if (CompoundFile.IsOne(start))
        {
            using var content = layer.Open();
            throw new UnreadableFileException(CompoundFile.RefusalOf(content));
        }

        if (FileSignature.RefusalOf(start) is { } refusal)
        {
            throw new UnreadableFileException(refusal);
        }

        return JsonStart.IsJson(start) ? ReadJson(layer) : AsUtf8(layer, start) is { } written ? ReadJson(written) : new FileContent(layer.Open, null, evidence, held, limits);
    }

    private FileContent ReadGzip(Layer layer)
    {
        if (layer.IsUnzipped)
        {
            throw new UnreadableFileException("The file is packed with gzip twice. Unpack it once and upload that.");
        }

        evidence.Add("Packed with gzip.");
        return Read(new Layer(() => Unzip(layer), CanSeek: false, IsUnzipped: true));
    }

    private UnpackedStream Unzip(Layer layer)
    {
        var packed = 0L;
        return new UnpackedStream(new GzipContent(new CountingStream(layer.Open(), read => packed += read)), () => packed, limits);
    }

    private FileContent ReadZip(Layer layer)
    {
        var open = layer.CanSeek ? layer.Open : Spool(layer);
        ZipPackage Package() => new(open(), limits);
        using var package = Package();
        if (PackageKind.IsWorkbook(package))
        {
            return ReadWorkbook(Package);
        }

        if (PackageKind.RefusalOf(package) is { } refusal)
        {
            throw new UnreadableFileException(refusal);
        }

        if (++archives > limits.ArchiveDepth)
        {
            throw new UnreadableFileException(
                $"This is an archive inside an archive. Unpack the outer one and upload what is in it. {ReadingLimits.Raise(nameof(limits.ArchiveDepth))}");
        }

        var members = ArchiveMembers.Of(package);
        return members.Count switch
        {
            0 => throw new UnreadableFileException("The zip archive has no file in it. Pack the exported files again and upload the archive once more."),
            1 => ReadSingle(Package, members[0]),
            _ => Several(members.Select((member, place) => new ContentMember(
                GivenName.Of(member.FullName), GivenName.Shown(member.FullName), () => OpenEntry(Package, place)))),
        };
    }

    private FileContent ReadSingle(Func<ZipPackage> package, ZipArchiveEntry member)
    {
        evidence.Add($"{GivenName.Of(member.FullName)} in a zip archive.");
        return Read(new Layer(() => OpenEntry(package, 0), CanSeek: false, IsUnzipped: false));
    }

    /// <summary>The archive lives as long as the entry that is read.</summary>
    /// <param name="place">Among the members: several may have one name.</param>
    private static OwningStream OpenEntry(Func<ZipPackage> open, int place)
    {
        var package = open();
        try
        {
            return new OwningStream(package.Open(ArchiveMembers.Of(package)[place]), package);
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    private FileContent ReadWorkbook(Func<ZipPackage> package)
    {
        var workbook = Workbook.Read(package, limits);
        held.Add(workbook);
        Stream Text(Sheet sheet) => workbook.OpenText(sheet);
        return workbook.Sheets is [var only]
            ? new FileContent(() => Text(only), new SourceForm(HasHeader: false, SourceForm.OriginOf(only.Name) + "."), evidence, held, limits)
            : Several(workbook.Sheets.Select(sheet => new ContentMember(
                GivenName.Of(sheet.Name) + ".csv", SourceForm.OriginOf(sheet.Name), () => Text(sheet))));
    }

    private FileContent Several(IEnumerable<ContentMember> members)
        => new(() => Stream.Null, null, evidence, held, limits) { Members = [.. members] };

    private FileContent ReadJson(Layer layer)
    {
        JsonObjects Lines(Stream content) => new JsonLines(content, limits);
        JsonObjects Values(Stream content) => new JsonValues(content, limits);
        JsonObjects Wrapped(Stream content) => new JsonValues(content, limits, isWrapped: true);
        return ReadArrays(layer)
            ?? ReadJson(layer, Wrapped, "JSON: an array in the object around it, or in several as pages, one row for each object in it, one column for each key.")
            ?? ReadJson(layer, Lines, "JSON Lines: one object a line, one column for each key.")
            ?? ReadJson(layer, Values, "JSON: one row for each object, one column for each key.")
            ?? throw new UnreadableFileException("This begins like JSON and is not. Export the data as JSON Lines (each object on a line of its own) or as CSV.");
    }

    /// <summary>Arrays of values: their first row names the columns, or it does not, as in any table.</summary>
    private FileContent? ReadArrays(Layer layer)
    {
        JsonArrays Arrays(Stream content) => new(content, limits);
        return JsonRows.AreIn(() => Arrays(layer.Open()))
            ? new FileContent(
                () => TextOf(layer, content => new JsonRows(Arrays(content))), new SourceForm(HasHeader: false, "JSON: one row for each array of values."), evidence, held, limits)
            : null;
    }

    /// <summary>JSON in UTF-16, as shells of Windows write it; null for anything else.</summary>
    private Layer? AsUtf8(Layer layer, byte[] start)
    {
        var encoding = start is [0xFF, 0xFE, ..] ? Encoding.Unicode : start is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode : null;
        if (encoding is null || !JsonStart.IsJson(Encoding.UTF8.GetBytes(encoding.GetString(start))))
        {
            return null;
        }

        evidence.Add("Written in UTF-16.");
        return layer with { Open = () => Encoding.CreateTranscodingStream(layer.Open(), encoding, Encoding.UTF8), CanSeek = false };
    }

    private FileContent? ReadJson(Layer layer, Func<Stream, JsonObjects> objects, string sentence)
    {
        if (JsonTable.Scan(() => objects(layer.Open()), limits) is not { } shape)
        {
            return null;
        }

        var columns = shape.Columns.Count;
        return new FileContent(
            () => TextOf(layer, content => new JsonTable(objects(content), shape, columns)), new SourceForm(HasHeader: true, sentence), evidence, held, limits);
    }

    private UnpackedStream TextOf(Layer layer, Func<Stream, TableReader> rows)
    {
        var packed = 0L;
        return new UnpackedStream(new TableText(rows(new CountingStream(layer.Open(), read => packed += read))), () => packed, limits);
    }

    private Func<Stream> Spool(Layer layer)
    {
        using var content = layer.Open();
        var spool = SpoolFile.Of(content);
        held.Add(spool);
        return spool.Open;
    }

    private static byte[] StartOf(Layer layer)
    {
        using var content = layer.Open();
        var start = new byte[FileSignature.Length];
        return start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
    }

    /// <param name="IsUnzipped">Comes straight out of gzip.</param>
    private sealed record Layer(Func<Stream> Open, bool CanSeek, bool IsUnzipped);
}
