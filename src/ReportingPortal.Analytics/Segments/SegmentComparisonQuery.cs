using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Segments;

/// <summary>Customers of one given segment in one of ours.</summary>
public sealed record GivenSegmentCell(string GivenSegment, int SegmentId, string Segment, int Customers);

/// <summary>Our segments against those the shop's customer file names; no cells where it names none.</summary>
/// <param name="Customers">Those with both.</param>
/// <param name="AdjustedRandIndex">See <see cref="PartitionAgreement.AdjustedRand"/>.</param>
/// <param name="Purity">The share of customers whose given segment is the most common one of their segment.</param>
/// <param name="Cells">Pairs with customers; given segments A to Z, ours as everywhere.</param>
public sealed record SegmentComparison(
    int Customers, double? AdjustedRandIndex, double? Purity, IReadOnlyList<string> GivenSegments, IReadOnlyList<string> Segments, IReadOnlyList<GivenSegmentCell> Cells);

public sealed class SegmentComparisonQuery(TenantSession session)
{
    internal static readonly SqlFile Cells = SqlFile.Of<SegmentComparisonQuery>("Segments/SegmentComparison.sql");

    public async Task<SegmentComparison> RunAsync(CancellationToken ct)
    {
        var segments = (await new SegmentQuery(session).RunAsync(ct)).Segments;
        if (segments.Count == 0 || await CurrentRun.FindAsync(session, ct) is not { } run)
        {
            return new SegmentComparison(0, null, null, [], [], []);
        }

        var rows = await session.QueryAsync<Row>(Cells, new { run_id = run.RunId }, ct);
        var given = rows.Select(row => row.GivenSegment).Distinct().ToList();
        var counts = rows.ToDictionary(row => (row.GivenSegment, row.SegmentId), row => row.Customers);
        int[][] table = [.. given.Select(name => segments.Select(segment => counts.GetValueOrDefault((name, segment.Id))).ToArray())];
        return new SegmentComparison(
            rows.Sum(row => row.Customers), PartitionAgreement.AdjustedRand(table), PartitionAgreement.Purity(table), given,
            rows.Count == 0 ? [] : [.. segments.Select(segment => segment.Name)],
            [.. from name in given
                from segment in segments
                where counts.ContainsKey((name, segment.Id))
                select new GivenSegmentCell(name, segment.Id, segment.Name, counts[(name, segment.Id)])]);
    }

    private sealed record Row(string GivenSegment, int SegmentId, int Customers);
}
