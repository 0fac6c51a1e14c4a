using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion;

/// <summary>The kinds of files, told by their header, that a tenant's people let in without being asked.</summary>
public sealed class TrustedSources(TenantSession session, TimeProvider clock)
{
    public async Task<int> CountAsync(CancellationToken ct)
    {
        await session.EnsureReadAsync(ct);
        return await session.Db.TrustedSources.CountAsync(ct);
    }

    internal async Task<bool> IncludesAsync(string fingerprint, CancellationToken ct)
    {
        await using (await session.BeginWriteAsync(ct))
        {
            return await session.Db.TrustedSources.AnyAsync(t => t.HeaderFingerprint == fingerprint, ct);
        }
    }

    /// <summary>Lets in files with the same header as the upload's from now on.</summary>
    public async Task TrustAsync(Upload upload, Guid? trustedBy, CancellationToken ct)
    {
        var fingerprint = FingerprintOf(upload);
        await using var transaction = await session.BeginWriteAsync(ct);
        if (!await session.Db.TrustedSources.AnyAsync(t => t.HeaderFingerprint == fingerprint, ct))
        {
            session.Db.Add(new TrustedSource
            {
                TenantId = session.Tenant.TenantId,
                HeaderFingerprint = fingerprint,
                TrustedAt = clock.GetUtcNow(),
                TrustedBy = trustedBy,
            });
            await session.Db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>Asks again for every kind of file.</summary>
    public async Task ForgetAsync(CancellationToken ct)
    {
        await using var transaction = await session.BeginWriteAsync(ct);
        await session.Db.TrustedSources.ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static string FingerprintOf(Upload upload)
        => Dialect.FromJson(upload.Dialect)?.Fingerprint is { Length: > 0 } known ? known : HeaderFingerprint.Of(upload.SourceColumns);
}
