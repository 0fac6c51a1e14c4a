using System.Runtime.InteropServices;
using ReportingPortal.Analytics.Roster;

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

public sealed class SegmentComparisonQuery(SegmentQuery query, RosterReader rosters)
{
    public async Task<SegmentComparison> RunAsync(CancellationToken ct)
    {
        var segments = (await query.RunAsync(ct)).Segments;
        if (segments.Count == 0 || await rosters.FindAsync(ct) is not { } roster)
        {
            return new SegmentComparison(0, null, null, [], [], []);
        }

        var counts = Count(roster);
        var given = counts.Keys.Select(pair => pair.GivenSegment).Distinct().Order(CodePoints.Order).ToList();
        int[][] table = [.. given.Select(name => segments.Select(segment => counts.GetValueOrDefault((name, segment.Id))).ToArray())];
        return new SegmentComparison(
            counts.Values.Sum(), PartitionAgreement.AdjustedRand(table), PartitionAgreement.Purity(table), given,
            counts.Count == 0 ? [] : [.. segments.Select(segment => segment.Name)],
            [.. from name in given
                from segment in segments
                where counts.ContainsKey((name, segment.Id))
                select new GivenSegmentCell(name, segment.Id, segment.Name, counts[(name, segment.Id)])]);
    }

    /// <summary>Customers with a segment of both.</summary>
    private static Dictionary<(string GivenSegment, int SegmentId), int> Count(CustomerRoster roster)
    {
        var (given, found) = (roster.Master.GivenSegments, roster.Run.SegmentIds);
        var counts = new Dictionary<(int, int), int>();
        for (var place = 0; place < roster.Count; place++)
        {
            if (given.Codes[place] != CodedTexts.None && found[place] != 0)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, (given.Codes[place], found[place]), out _)++;
            }
        }

        return counts.Where(pair => given.Text(pair.Key.Item1) is { Length: > 0 }).ToDictionary(pair => (given.Text(pair.Key.Item1)!, pair.Key.Item2), pair => pair.Value);
    }
}
