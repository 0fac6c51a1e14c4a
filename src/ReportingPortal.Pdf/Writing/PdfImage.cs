using System.Buffers.Binary;

namespace ReportingPortal.Pdf.Writing;

/// <summary>A picture ready to be embedded: a JPEG as it is, or decoded samples with an optional mask of opacity.</summary>
public sealed class PdfImage
{
    private readonly byte[] samples;
    private readonly byte[]? mask;
    private readonly string colorSpace;
    private readonly bool isJpeg;

    private PdfImage(int width, int height, byte[] samples, byte[]? mask, string colorSpace, bool isJpeg)
    {
        (Width, Height) = (width, height);
        (this.samples, this.mask, this.colorSpace, this.isJpeg) = (samples, mask, colorSpace, isJpeg);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Reads a PNG or JPEG; null where the bytes are neither, are damaged, or use a form not supported (interlaced or 16-bit PNG, CMYK JPEG).</summary>
    public static PdfImage? TryRead(byte[] file)
    {
        ReadOnlySpan<byte> png = [0x89, 0x50, 0x4E, 0x47];
        try
        {
            return file.AsSpan().StartsWith(png) ? FromPng(file) : file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? FromJpeg(file) : null;
        }
        catch (Exception problem) when (problem is InvalidDataException or ArgumentOutOfRangeException or IndexOutOfRangeException or EndOfStreamException)
        {
            return null;
        }
    }

    internal int Write(PdfFile file)
    {
        var entries = $"/Type/XObject/Subtype/Image/Width {Width}/Height {Height}/BitsPerComponent 8";
        var maskEntry = "";
        if (mask is not null)
        {
            maskEntry = $"/SMask {file.WriteStream(file.Reserve(), entries + "/ColorSpace/DeviceGray", mask)} 0 R";
        }

        return file.WriteStream(
            file.Reserve(),
            $"{entries}/ColorSpace/{colorSpace}{maskEntry}{(isJpeg ? "/Filter/DCTDecode" : "")}",
            samples,
            compress: !isJpeg);
    }

    private static PdfImage? FromPng(byte[] file)
    {
        var image = PngImage.Decode(file);
        return image is null ? null : new PdfImage(image.Width, image.Height, image.Colors, image.Alpha, "DeviceRGB", false);
    }

    /// <summary>Only the frame header is read: size and number of components (ITU T.81, B.2.2).</summary>
    private static PdfImage? FromJpeg(byte[] file)
    {
        var at = 2;
        while (file[at] == 0xFF)
        {
            var marker = file[at + 1];
            if (marker is >= 0xC0 and <= 0xC2)
            {
                var height = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 5));
                var width = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 7));
                var space = file[at + 9] switch { 1 => "DeviceGray", 3 => "DeviceRGB", _ => null };
                return space is null ? null : new PdfImage(width, height, file, null, space, true);
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2));
        }

        return null;
    }
}
