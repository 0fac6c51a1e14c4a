using System.IO.Compression;
using System.Security.Cryptography;

namespace ReportingPortal.Pdf.Writing;

/// <summary>
/// The file structure of PDF 1.7 (ISO 32000-1, 7.5): objects, object streams and a cross-reference stream.
/// Plain objects are packed into compressed object streams, which keeps the tags of long tables small.
/// </summary>
internal sealed class PdfFile
{
    private const int ObjectsPerStream = 200;

    private readonly PdfBuffer output = new();
    private readonly List<Location> locations = [default];
    private readonly PdfBuffer packed = new();
    private readonly List<(int Id, int Offset)> packedObjects = [];
    private int packId;

    /// <summary>Where an object stands: at an offset (1), or as the n-th of an object stream (2).</summary>
    private readonly record struct Location(byte Kind, int Position, int Index);

    public PdfFile() => output.Add("%PDF-1.7\n").Raw([(byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);

    /// <summary>A number for an object to be written later.</summary>
    public int Reserve()
    {
        locations.Add(default);
        return locations.Count - 1;
    }

    public int Write(PdfBuffer body) => Write(Reserve(), body);

    public int Write(int id, PdfBuffer body)
    {
        if (packedObjects.Count == 0)
        {
            packId = Reserve();
        }

        locations[id] = new Location(2, packId, packedObjects.Count);
        packedObjects.Add((id, packed.Length));
        packed.Raw(body.Written).Add("\n");
        if (packedObjects.Count == ObjectsPerStream)
        {
            FlushPack();
        }

        return id;
    }

    /// <summary>Writes a stream; <paramref name="entries"/> are its dictionary entries besides length and filter.</summary>
    public int WriteStream(int id, string entries, ReadOnlySpan<byte> data, bool compress = true)
    {
        var body = compress ? Deflate(data) : data;
        locations[id] = new Location(1, output.Length, 0);
        output.Integer(id).Add(" 0 obj\n<<").Add(entries).Add(compress ? "/Filter/FlateDecode" : "")
            .Add("/Length ").Integer(body.Length).Add(">>\nstream\n").Raw(body).Add("\nendstream\nendobj\n");
        return id;
    }

    /// <summary>Closes the file. Its identifier is a hash of its content, so that equal input gives equal bytes.</summary>
    public byte[] Finish(int catalogId, int informationId)
    {
        FlushPack();
        var id = Reserve();
        var start = output.Length;
        locations[id] = new Location(1, start, 0);
        var rows = new PdfBuffer();
        rows.Raw([0, 0, 0, 0, 0, 0xFF, 0xFF]);
        foreach (var location in locations.Skip(1))
        {
            rows.Raw([
                location.Kind,
                (byte)(location.Position >> 24), (byte)(location.Position >> 16), (byte)(location.Position >> 8), (byte)location.Position,
                (byte)(location.Index >> 8), (byte)location.Index]);
        }

        var hash = Convert.ToHexString(SHA256.HashData(output.Written).AsSpan(0, 16));
        WriteStream(
            id,
            $"/Type/XRef/Size {locations.Count}/W[1 4 2]/Root {catalogId} 0 R/Info {informationId} 0 R/ID[<{hash}><{hash}>]",
            rows.Written);
        output.Add("startxref\n").Integer(start).Add("\n%%EOF\n");
        return output.Written.ToArray();
    }

    private void FlushPack()
    {
        if (packedObjects.Count == 0)
        {
            return;
        }

        var body = new PdfBuffer();
        foreach (var (id, offset) in packedObjects)
        {
            body.Integer(id).Add(" ").Integer(offset).Add(" ");
        }

        var first = body.Length;
        body.Raw(packed.Written);
        WriteStream(packId, $"/Type/ObjStm/N {packedObjects.Count}/First {first}", body.Written);
        packedObjects.Clear();
        packed.Clear();
    }

    private static byte[] Deflate(ReadOnlySpan<byte> data)
    {
        var target = new MemoryStream(data.Length / 2);
        using (var zlib = new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return target.ToArray();
    }
}
