using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using NpgsqlTypes;
using ReportingPortal.Data;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Reading;
using ReportingPortal.Ingestion.Reading.Packing;
using ReportingPortal.Ingestion.Storing;

namespace ReportingPortal.Ingestion;

/// <summary>
/// Keeps the raw bytes of what a tenant gives, before anything is answered or read. Memory stays flat whatever the size;
/// a file cut off half-way leaves nothing.
/// </summary>
public sealed class UploadStore(CurrentTenant tenant, PortalDataSources sources, TimeProvider clock, ReadingLimits limits) : IDisposable
{
    private (Guid UploadId, FileContent Content)? opened;
    private ReadCount read = new();

    internal ReadingLimits Limits => limits;

    /// <summary>Stores a file of any size and returns its upload with status Received. All of it is durable then, or none.</summary>
    /// <param name="content">Read once, to its end.</param>
    /// <param name="fileName">As the sender calls it; a folder in front is cut off.</param>
    /// <param name="kind">What the rows are, or Auto.</param>
    /// <param name="preset">A known layout by name, or null to recognise it.</param>
    /// <param name="uploadedBy">The signed-in user; null for API keys and jobs.</param>
    public Task<Upload> SaveAsync(Stream content, string fileName, UploadKind kind, string? preset, Guid? uploadedBy, CancellationToken ct)
        => SaveAsync(content, fileName, kind, preset, uploadedBy, mapping: null, asksFirst: false, ct);

    /// <summary>Stores a file together with a mapping the sender gives (canonical field to source column).</summary>
    /// <param name="asksFirst">Stop before the figures change, and wait for a person's word.</param>
    public async Task<Upload> SaveAsync(
        Stream content,
        string fileName,
        UploadKind kind,
        string? preset,
        Guid? uploadedBy,
        IReadOnlyDictionary<string, string>? mapping,
        bool asksFirst,
        CancellationToken ct)
    {
        var upload = new Upload
        {
            TenantId = tenant.TenantId,
            FileName = GivenName.Of(fileName),
            Kind = kind,
            Preset = string.IsNullOrWhiteSpace(preset) ? null : preset.Trim(),
            Mapping = mapping is null ? null : JsonSerializer.Serialize(mapping),
            Status = UploadStatus.Received,
            ReceivedAt = clock.GetUtcNow(),
            UploadedBy = uploadedBy,
            AsksFirst = asksFirst,
        };
        await using var unit = await TenantConnection.BeginAsync(sources, tenant.TenantId, ct);
        await WriteAsync(unit, upload, content, ct);
        await unit.CommitAsync(ct);
        return upload;
    }

    /// <summary>Stores an upload and its content in the caller's transaction, and fills in its size and hash.</summary>
    internal static async Task WriteAsync(TenantConnection unit, Upload upload, Stream content, CancellationToken ct)
    {
        await InsertAsync(unit, upload, ct);
        await StorePiecesAsync(unit, upload, content, ct);
        await using var complete = unit.Command(
            "update uploads set byte_size = $3, sha256 = $4 where tenant_id = $1 and upload_id = $2",
            upload.TenantId, upload.UploadId, upload.ByteSize, upload.Sha256);
        await complete.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The raw bytes exactly as received, forward only. Empty for an unknown upload.</summary>
    public Stream OpenRaw(Guid uploadId) => new UploadStream(sources, tenant.TenantId, uploadId);

    /// <summary>What the file turned out to be, by its bytes. Kept, and what was unpacked with it, until the unit of work ends.</summary>
    /// <exception cref="Sniffing.UnreadableFileException">No table, damaged, or beyond a limit.</exception>
    public FileContent ContentOf(Guid uploadId)
    {
        if (opened is { } one && one.UploadId == uploadId)
        {
            return one.Content;
        }

        Dispose();
        var content = ContentReader.Read(
            () => new CountingStream(new UploadStream(sources, tenant.TenantId, uploadId), count => read.BytesRead += count), limits, ArchivesAround(uploadId));
        opened = (uploadId, content);
        return content;
    }

    /// <summary>The file's rows as text with separators, forward only, whatever they came packed or written in.</summary>
    /// <exception cref="Sniffing.UnreadableFileException">No table, damaged, or beyond a limit.</exception>
    public Stream OpenRead(Guid uploadId) => OpenRead(uploadId, out _);

    /// <param name="raw">Says how many bytes of the file as received have been read.</param>
    internal Stream OpenRead(Guid uploadId, out ReadCount raw)
    {
        var content = ContentOf(uploadId);
        raw = read = new ReadCount();
        return content.Open();
    }

    public void Dispose()
    {
        opened?.Content.Dispose();
        opened = null;
    }

    /// <summary>How many files in one another a file came out of.</summary>
    private int ArchivesAround(Guid uploadId)
    {
        using var unit = TenantConnection.Begin(sources, tenant.TenantId);
        using var command = unit.Command(
            """
            with recursive around as (
                select parent_upload_id from uploads where tenant_id = $1 and upload_id = $2
                union all
                select u.parent_upload_id from around as a join uploads as u on u.tenant_id = $1 and u.upload_id = a.parent_upload_id
            )
            select count(parent_upload_id)::integer from around
            """,
            tenant.TenantId, uploadId);
        return (int)command.ExecuteScalar()!;
    }

    /// <summary>Makes each file inside a file an upload of its own, and ends the file itself.</summary>
    /// <returns>False when it was cancelled meanwhile, or unpacked by another process.</returns>
    internal Task<bool> UnpackAsync(Upload parent, FileContent content, Action tick, CancellationToken ct)
        => new MemberUploads(sources, clock, limits).StoreAsync(parent, content, tick, ct);

    private static async Task InsertAsync(TenantConnection unit, Upload upload, CancellationToken ct)
    {
        await using var command = unit.Command(
            """
            insert into uploads (tenant_id, upload_id, file_name, kind, preset, status, byte_size, bytes_read, sha256, mapping,
                source_columns, rows_read, rows_new, rows_changed, rows_unchanged, rows_rejected, received_at, attempts, uploaded_by,
                asks_first, parent_upload_id, origin, members, corrects_upload_id)
            values ($1, $2, $3, $4, $5, $6, 0, 0, ''::bytea, $7, '{}', 0, 0, 0, 0, 0, $8, 0, $9, $10, $11, $12, 0, $13)
            """,
            upload.TenantId, upload.UploadId, upload.FileName, (short)upload.Kind, (object?)upload.Preset ?? DBNull.Value, (short)upload.Status);
        command.Parameters.Add(new() { Value = (object?)upload.Mapping ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = upload.ReceivedAt });
        command.Parameters.Add(new() { Value = (object?)upload.UploadedBy ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = upload.AsksFirst });
        command.Parameters.Add(new() { Value = (object?)upload.ParentUploadId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = (object?)upload.Origin ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)upload.CorrectsUploadId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task StorePiecesAsync(TenantConnection unit, Upload upload, Stream content, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = ArrayPool<byte>.Shared.Rent(UploadStream.PieceSize);
        var inserted = Task.CompletedTask;
        try
        {
            for (var number = 0; ; number++)
            {
                var length = await content.ReadAtLeastAsync(piece.AsMemory(0, UploadStream.PieceSize), UploadStream.PieceSize, throwOnEndOfStream: false, ct);
                if (length == 0)
                {
                    break;
                }

                // One processor packs, the other hashes, while the server takes the piece before.
                var packed = Task.Run(() => Pack(piece.AsSpan(0, length)), CancellationToken.None);
                hash.AppendData(piece.AsSpan(0, length));
                upload.ByteSize += length;
                var next = await packed;
                await inserted;
                inserted = InsertPieceAsync(unit, upload, number, next, length, ct);
            }

            await inserted;
        }
        finally
        {
            // The connection is free again, however storing ended.
            await Task.WhenAny(inserted);
            ArrayPool<byte>.Shared.Return(piece);
        }

        upload.Sha256 = hash.GetHashAndReset();
    }

    private static async Task InsertPieceAsync(TenantConnection unit, Upload upload, int number, byte[] packed, int length, CancellationToken ct)
    {
        await using var insert = unit.Command(
            "insert into upload_chunks (tenant_id, upload_id, chunk_number, content, raw_length) values ($1, $2, $3, $4, $5)",
            upload.TenantId, upload.UploadId, number, packed, length);
        await insert.ExecuteNonQueryAsync(ct);
    }

    private static byte[] Pack(ReadOnlySpan<byte> raw)
    {
        using var packed = new MemoryStream(raw.Length / 2);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(raw);
        }

        return packed.ToArray();
    }
}
