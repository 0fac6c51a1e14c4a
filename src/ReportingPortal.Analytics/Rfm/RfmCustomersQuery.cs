using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Roster;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>One customer's values, scores and groupings. Scores are null when fewer than five customers could be scored.</summary>
/// <param name="RecencyDays">Days from the last order to the as-of date; means nothing where <paramref name="Frequency"/> is 0.</param>
/// <param name="Frequency">Orders in the window of the run; 0 for those of group "No purchase", whose tier is "None".</param>
/// <param name="Monetary">Net sales in the window, or their mean an order, as the tenant's rules say.</param>
public sealed record RfmCustomer(
    string CustomerId, string? Name, int RecencyDays, int Frequency, decimal Monetary, short? RScore, short? FScore, short? MScore,
    string Group, string ValueTier, string ActivityStatus);

/// <summary>What a list of customers is cut to; null means all.</summary>
/// <param name="Search">Part of an id or a name, whatever the case; no wildcards.</param>
/// <param name="Category">The customer's favourite (D14).</param>
public sealed record RfmCustomerFilter(
    string? Group = null, string? ValueTier = null, string? ActivityStatus = null, string? Search = null, string? Region = null, string? Category = null)
{
    public int? SegmentId { get; init; }

    /// <summary>Net sales in the window, both ends included.</summary>
    public decimal? MinSpend { get; init; }

    public decimal? MaxSpend { get; init; }

    /// <summary>Orders in the window, both ends included.</summary>
    public int? MinOrders { get; init; }

    public int? MaxOrders { get; init; }

    /// <summary>Days since the last order, both ends included; who has none in the window is in no such range.</summary>
    public int? MinDays { get; init; }

    public int? MaxDays { get; init; }

    /// <summary>Where they stood at two points of the run.</summary>
    public RfmMoveFilter? Move { get; init; }

    /// <summary>Only these.</summary>
    public string[]? CustomerIds { get; init; }
}

/// <summary>In one group at one point, in another at a later one; null means any group, points count from 1.</summary>
public sealed record RfmMoveFilter(int FromPoint, int ToPoint, string? FromGroup, string? ToGroup);

/// <summary>Customers by monetary value, then frequency, recency and id (the order of D2's VIP list).</summary>
public sealed class RfmCustomersQuery(RosterReader rosters)
{
    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public async Task<Page<RfmCustomer>> RunAsync(RfmCustomerFilter filter, string? cursor, int limit, CancellationToken ct)
    {
        var after = Cursor.Parse<Position>(cursor);
        if (await rosters.FindAsync(ct) is not { } roster)
        {
            return new Page<RfmCustomer>([], 0, null);
        }

        var places = await PlacesAsync(roster, filter, ct);
        var from = after is null ? 0 : Bisection.First(places.Length, i => IsAfter(after, roster.Run, places[i]));
        var rows = places.Skip(from).Take(limit + 1).Select(place => Of(roster, place)).ToList();
        return Page.Of(rows, limit, places.Length, row => Cursor.Of(new Position(row.Monetary, row.Frequency, row.RecencyDays, row.CustomerId)));
    }

    public async Task<int> CountAsync(RfmCustomerFilter filter, CancellationToken ct)
    {
        if (await rosters.FindAsync(ct) is not { } roster)
        {
            return 0;
        }

        return (await PlacesAsync(roster, filter, ct)).Length;
    }

    private async Task<int[]> PlacesAsync(CustomerRoster roster, RfmCustomerFilter filter, CancellationToken ct)
    {
        if (filter == new RfmCustomerFilter())
        {
            return roster.Run.ByValue;
        }

        var fits = await RfmCustomerChoice.OfAsync(rosters, roster, filter, ct);
        return filter.CustomerIds is null
            ? roster.Memo.Places(("customers", filter), () => roster.Run.ByValue.Where(fits.Has))
            : [.. roster.Run.ByValue.Where(fits.Has)];
    }

    private static bool IsAfter(Position after, RosterRun run, int place)
    {
        var monetary = Amount.AsStored(run.Monetary[place]);
        return monetary != after.Monetary ? monetary < after.Monetary
            : run.Frequency[place] != after.Frequency ? run.Frequency[place] < after.Frequency
            : run.RecencyDays[place] != after.RecencyDays ? run.RecencyDays[place] > after.RecencyDays
            : CodePoints.Order.Compare(run.Ids[place], after.CustomerId) > 0;
    }

    private static RfmCustomer Of(CustomerRoster roster, int place)
    {
        var run = roster.Run;
        var score = run.Scores[place];
        return new RfmCustomer(
            run.Ids[place], roster.Master.Name(place), run.RecencyDays[place], run.Frequency[place], Amount.AsStored(run.Monetary[place]),
            Digit(score, 100), Digit(score, 10), Digit(score, 1), RfmGroups.Coded[run.Groups[place]], CustomerGrades.Tiers[run.Tiers[place]],
            CustomerGrades.Statuses[run.Statuses[place]]);
    }

    /// <summary>Null where nobody was scored.</summary>
    internal static short? Digit(short score, int unit) => score == 0 ? null : (short)(score / unit % 10);

    private sealed record Position(decimal Monetary, int Frequency, int RecencyDays, string CustomerId);
}
