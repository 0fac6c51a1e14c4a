using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ReportingPortal.Pdf.Writing;

/// <summary>Decodes 8-bit PNG files without interlace: grey, RGB, palette, each with or without alpha (W3C PNG specification).</summary>
internal sealed record PngImage(int Width, int Height, byte[] Colors, byte[]? Alpha)
{
    private const int LargestSide = 4000;

    public static PngImage? Decode(byte[] file)
    {
        int width = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)), height = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20));
        int depth = file[24], type = file[25], interlace = file[28];
        int channels = type switch { 0 => 1, 2 => 3, 3 => 1, 4 => 2, 6 => 4, _ => 0 };
        if (depth != 8 || interlace != 0 || channels == 0 || width is < 1 or > LargestSide || height is < 1 or > LargestSide)
        {
            return null;
        }

        var chunks = Chunks(file);
        var raw = new byte[(width * channels * height) + height];
        using (var zlib = new ZLibStream(new MemoryStream(chunks.Data), CompressionMode.Decompress))
        {
            zlib.ReadExactly(raw);
        }

        Unfilter(raw, width * channels, channels);
        return Separate(raw, width, height, type, channels, chunks.Palette, chunks.Transparency);
    }

    private static (byte[] Data, byte[] Palette, byte[] Transparency) Chunks(byte[] file)
    {
        var data = new MemoryStream();
        byte[] palette = [], transparency = [];
        for (var at = 8; at + 8 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var body = file.AsSpan(at + 8, length);
            switch (Encoding.ASCII.GetString(file, at + 4, 4))
            {
                case "IDAT": data.Write(body); break;
                case "PLTE": palette = body.ToArray(); break;
                case "tRNS": transparency = body.ToArray(); break;
            }

            at += 12 + length;
        }

        return (data.ToArray(), palette, transparency);
    }

    private static void Unfilter(byte[] raw, int stride, int channels)
    {
        for (var start = 0; start < raw.Length; start += stride + 1)
        {
            var filter = raw[start];
            for (var i = 0; i < stride; i++)
            {
                var at = start + 1 + i;
                int left = i >= channels ? raw[at - channels] : 0;
                int up = start > 0 ? raw[at - stride - 1] : 0;
                int corner = start > 0 && i >= channels ? raw[at - stride - 1 - channels] : 0;
                raw[at] += (byte)(filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
            }
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        int toLeft = Math.Abs(up - corner), toUp = Math.Abs(left - corner), toCorner = Math.Abs(left + up - (2 * corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private static PngImage Separate(byte[] raw, int width, int height, int type, int channels, byte[] palette, byte[] transparency)
    {
        var colors = new byte[3 * width * height];
        var hasAlpha = type is 4 or 6 || (type == 3 && transparency.Length > 0);
        var alpha = hasAlpha ? new byte[width * height] : null;
        for (var pixel = 0; pixel < width * height; pixel++)
        {
            var source = raw.AsSpan((pixel * channels) + (pixel / width) + 1, channels);
            for (var channel = 0; channel < 3; channel++)
            {
                colors[(3 * pixel) + channel] = type switch
                {
                    3 => palette[(3 * source[0]) + channel],
                    2 or 6 => source[channel],
                    _ => source[0],
                };
            }

            if (alpha is not null)
            {
                alpha[pixel] = type == 3 ? (source[0] < transparency.Length ? transparency[source[0]] : (byte)255) : source[^1];
            }
        }

        return new PngImage(width, height, colors, alpha);
    }
}
