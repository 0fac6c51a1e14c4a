using System.Buffers.Binary;
using System.Buffers.Text;
using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Web.Uploads;

/// <summary>Where a list of uploads goes on: after the last one shown, by the order of the list.</summary>
public sealed record UploadCursor(DateTimeOffset ReceivedAt, Guid UploadId)
{
    private const int Size = 24;

    public static string After(Upload upload)
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, upload.ReceivedAt.UtcTicks);
        upload.UploadId.TryWriteBytes(bytes[8..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>No cursor is a cursor too: the start of the list.</summary>
    public static bool TryParse(string? text, out UploadCursor? cursor)
    {
        cursor = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        Span<byte> bytes = stackalloc byte[Size];
        if (text.Length > 40 || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != Size)
        {
            return false;
        }

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (ticks < 0 || ticks > DateTimeOffset.MaxValue.UtcTicks)
        {
            return false;
        }

        cursor = new UploadCursor(new DateTimeOffset(ticks, TimeSpan.Zero), new Guid(bytes[8..]));
        return true;
    }
}
