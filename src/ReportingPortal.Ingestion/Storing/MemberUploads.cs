using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ReportingPortal.Data;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Reading;
using ReportingPortal.Ingestion.Reading.Packing;

namespace ReportingPortal.Ingestion.Storing;

/// <summary>
/// Makes each file inside a file an upload of its own, which waits to be read like any other. All of them and the parent's end
/// are one transaction, and their ids follow from the parent's: cut off or run twice, no member is lost and none doubled.
/// </summary>
internal sealed class MemberUploads(PortalDataSources sources, TimeProvider clock, ReadingLimits limits)
{
    /// <returns>False when the parent was cancelled meanwhile, or unpacked by another process: then nothing of this run stays.</returns>
    public async Task<bool> StoreAsync(Upload parent, FileContent content, Action tick, CancellationToken ct)
    {
        await using var unit = await TenantConnection.BeginAsync(sources, parent.TenantId, ct);
        var unpacked = 0L;
        for (var number = 0; number < content.Members.Count; number++)
        {
            ct.ThrowIfCancellationRequested();
            var member = Of(parent, content.Members[number], number);
            // Of the whole file: records of a directory may all name the same packed bytes, each within the limits by itself.
            await using var bytes = new UnpackedStream(content.Members[number].Open(), () => parent.ByteSize, limits, unpacked);
            await UploadStore.WriteAsync(unit, member, bytes, ct);
            unpacked += member.ByteSize;
            tick();
        }

        await using var finish = unit.Command(
            """
            update uploads set status = 4, stage = null, expected_finish_at = null, members = $3, bytes_read = byte_size, finished_at = $4
            where tenant_id = $1 and upload_id = $2 and status = 2
            """,
            parent.TenantId, parent.UploadId, content.Members.Count, clock.GetUtcNow());
        if (await finish.ExecuteNonQueryAsync(ct) == 0)
        {
            return false;
        }

        await unit.CommitAsync(ct);
        return true;
    }

    /// <summary>What the sender said of the archive holds for each file in it.</summary>
    private static Upload Of(Upload parent, ContentMember member, int number) => new()
    {
        TenantId = parent.TenantId,
        UploadId = IdOf(parent.UploadId, number),
        ParentUploadId = parent.UploadId,
        Origin = member.Origin,
        FileName = member.Name,
        Kind = parent.Kind,
        Preset = parent.Preset,
        Mapping = parent.Mapping,
        Status = UploadStatus.Received,
        ReceivedAt = parent.ReceivedAt,
        UploadedBy = parent.UploadedBy,
        AsksFirst = parent.AsksFirst,
    };

    /// <summary>
    /// The parent's id, one step back in time and with the number in it: lists go by time, then by id, newest first, and show a
    /// parent with its members in order below it.
    /// </summary>
    internal static Guid IdOf(Guid parent, int number)
    {
        var id = parent.ToByteArray(bigEndian: true);
        SHA256.HashData(Encoding.ASCII.GetBytes($"{parent:N}/{number}")).AsSpan(0, 8).CopyTo(id.AsSpan(8));
        var milliseconds = (BinaryPrimitives.ReadInt64BigEndian(id) >> 16) - 1;
        BinaryPrimitives.WriteInt64BigEndian(id, (milliseconds << 16) | 0x7000L | (uint)Math.Max(0, 0xFFF - number));
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
