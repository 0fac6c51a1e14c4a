using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Recommendations;

/// <summary>Files of models in pieces, each file under its version.</summary>
internal sealed class ModelChunks(TenantSession session)
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>In place of what an attempt before may have left under that version.</summary>
    public async Task WriteAsync(Guid version, byte[] file, CancellationToken ct)
    {
        await session.Db.RecommendationChunks.Where(chunk => chunk.Version == version).ExecuteDeleteAsync(ct);
        session.Db.AddRange(file.Chunk(ChunkBytes).Index().Select(piece => new RecommendationChunk
        {
            TenantId = session.Tenant.TenantId,
            Version = version,
            ChunkNumber = piece.Index,
            Content = piece.Item,
        }));
        await session.SaveAndForgetAsync(ct);
    }

    /// <returns>Empty where there is none of that version.</returns>
    public Task<byte[]> ReadAsync(Guid version, CancellationToken ct) => ReadAsync(version, 0, int.MaxValue, ct);

    /// <summary>What a fit was made of: only as much of its file as that takes. Null where there is none of that version.</summary>
    public async Task<FitBase?> ReadBaseAsync(Guid version, CancellationToken ct)
    {
        var start = await ReadAsync(version, 0, 1, ct);
        if (start.Length == 0)
        {
            return null;
        }

        var rest = await ReadAsync(version, 1, ((FitFile.BaseLength(start) + ChunkBytes - 1) / ChunkBytes) - 1, ct);
        return FitFile.ReadBase([.. start, .. rest]);
    }

    /// <summary>Files of versions no run names any more.</summary>
    public Task DeleteUnusedAsync(CancellationToken ct) => session.Db.RecommendationChunks
        .Where(chunk => !session.Db.RecommendationModels.Any(model => model.Version == chunk.Version || model.FitVersion == chunk.Version)).ExecuteDeleteAsync(ct);

    private async Task<byte[]> ReadAsync(Guid version, int from, int count, CancellationToken ct)
    {
        using var file = new MemoryStream();
        var pieces = session.Db.RecommendationChunks.AsNoTracking()
            .Where(chunk => chunk.Version == version && chunk.ChunkNumber >= from).OrderBy(chunk => chunk.ChunkNumber).Take(count).Select(chunk => chunk.Content);
        await foreach (var piece in pieces.AsAsyncEnumerable().WithCancellation(ct))
        {
            await file.WriteAsync(piece, ct);
        }

        return file.ToArray();
    }
}
