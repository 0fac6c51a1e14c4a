using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Runs;

/// <summary>The segments a run has found, for steps after it.</summary>
/// <param name="SegmentIds">By the customers' places; 0 for none.</param>
internal sealed record RunSegments(short[] SegmentIds, IReadOnlyDictionary<short, string> Names)
{
    private static readonly SqlFile Packs = SqlFile.Of<RunSegments>("Runs/RunSegments.sql");

    /// <summary>What an earlier attempt at the run has written and committed.</summary>
    public static async Task<RunSegments> ReadAsync(TenantSession session, Guid runId, CancellationToken ct)
    {
        var packs = await session.QueryAsync<Pack>(Packs, new { run_id = runId }, ct);
        var names = packs.Take(1).SelectMany(pack => pack.Ids.Zip(pack.Names)).ToDictionary(segment => segment.First, segment => segment.Second);
        return new RunSegments([.. packs.SelectMany(pack => pack.SegmentIds)], names);
    }

    /// <summary>The name of a customer's segment; null where they have none.</summary>
    public string? Of(int place) => place < SegmentIds.Length && SegmentIds[place] != 0 ? Names[SegmentIds[place]] : null;

    private sealed record Pack(short[] SegmentIds, short[] Ids, string[] Names);
}
