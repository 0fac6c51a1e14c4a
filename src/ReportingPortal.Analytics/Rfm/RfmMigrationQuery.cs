using System.Globalization;
using ReportingPortal.Analytics.Roster;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>Customers in one group at one point and in another (or the same) at a later one.</summary>
/// <param name="NetSalesBefore">What they had brought by the first point, in its window.</param>
/// <param name="NetSalesAfter">By the second.</param>
public sealed record RfmMove(string FromGroup, string ToGroup, int Customers, decimal NetSalesBefore, decimal NetSalesAfter);

/// <summary>Moves between two ends of months (N11); empty <see cref="Points"/> mean nothing is known yet.</summary>
/// <param name="Points">The days that can be asked for, oldest first; the last is the as-of date.</param>
/// <param name="Moves">Pairs of groups with customers, both in their order. "No purchase" is who had not ordered by then, or not in the window.</param>
public sealed record RfmMigration(Guid? RunId, IReadOnlyList<DateOnly> Points, DateOnly? From, DateOnly? To, IReadOnlyList<RfmMove> Moves);

/// <summary>One customer's move.</summary>
public sealed record RfmMovedCustomer(string CustomerId, string? Name, string FromGroup, string ToGroup, decimal NetSalesBefore, decimal NetSalesAfter);

/// <summary>Two of a run's points; null for the standard, the last two ends of whole months.</summary>
public sealed record RfmSpan(DateOnly? From = null, DateOnly? To = null);

public sealed class RfmMigrationQuery(TenantSession session, RosterReader rosters)
{
    /// <summary>The days whose groups are known, oldest first.</summary>
    public async Task<IReadOnlyList<DateOnly>> PointsAsync(CancellationToken ct)
        => await CurrentRun.FindAsync(session, ct) is { } run && await RfmApplied.FindAsync(session, run.RunId, ct) is { } applied ? applied.Points : [];

    /// <summary>Refuses what <see cref="CustomersAsync"/> would, before anything is written.</summary>
    /// <exception cref="ArgumentException">A day that is none of the points, the first not before the second, or no such group.</exception>
    public async Task CheckAsync(RfmSpan span, string? fromGroup, string? toGroup, CancellationToken ct)
    {
        await PlaceAsync(span, ct);
        CodeOf(fromGroup);
        CodeOf(toGroup);
    }

    /// <exception cref="ArgumentException">A day that is none of the points, or the first not before the second.</exception>
    public async Task<RfmMigration> RunAsync(RfmSpan span, CustomerFilter filter, CancellationToken ct)
    {
        if (await PlaceAsync(span, ct) is not { } place)
        {
            return new RfmMigration(null, [], null, null, []);
        }

        var moves = await RfmMoves.OfAsync(rosters, (await rosters.FindAsync(ct))!, place.From + 1, place.To + 1, ct);
        return new RfmMigration(place.RunId, place.Points, place.Points[place.From], place.Points[place.To], moves.Table(filter));
    }

    /// <summary>Who moved, those that had brought most by the second point first.</summary>
    /// <param name="fromGroup">Null means any group.</param>
    /// <exception cref="ArgumentException">As of <see cref="RunAsync"/>, or no such group.</exception>
    /// <exception cref="FormatException">The cursor is not one of this list.</exception>
    public async Task<Page<RfmMovedCustomer>> CustomersAsync(
        RfmSpan span, string? fromGroup, string? toGroup, CustomerFilter filter, string? cursor, int limit, CancellationToken ct)
    {
        var after = Cursor.Parse<Position>(cursor);
        if (await PlaceAsync(span, ct) is not { } place)
        {
            return new Page<RfmMovedCustomer>([], 0, null);
        }

        var roster = (await rosters.FindAsync(ct))!;
        var moves = await RfmMoves.OfAsync(rosters, roster, place.From + 1, place.To + 1, ct);
        var (places, total) = moves.First(filter, CodeOf(fromGroup), CodeOf(toGroup), after is null ? null : (after.NetSales, after.CustomerId), limit + 1);
        return Page.Of(places.ConvertAll(moves.Of), limit, total, row => Cursor.Of(new Position(row.NetSalesAfter, row.CustomerId)));
    }

    /// <summary>The places of the two days among the points, from 1, as statements take them; null where nothing is known yet.</summary>
    internal async Task<(int From, int To)?> PlacesAsync(RfmSpan span, CancellationToken ct)
        => await PlaceAsync(span, ct) is { } place ? (place.From + 1, place.To + 1) : null;

    private async Task<Place?> PlaceAsync(RfmSpan span, CancellationToken ct)
    {
        if (await CurrentRun.FindAsync(session, ct) is not { } run || await RfmApplied.FindAsync(session, run.RunId, ct) is not { Points.Count: > 1 } applied)
        {
            return null;
        }

        var points = applied.Points;
        var to = span.To is { } last ? IndexOf(points, last) : RfmPoints.LastWhole(points);
        var from = span.From is { } first ? IndexOf(points, first) : Math.Max(0, to - 1);
        return from < to ? new Place(run.RunId, points, from, to)
            : throw new ArgumentException($"The first of the two days must lie before the second; known are {Listed(points)}.");
    }

    private static int IndexOf(IReadOnlyList<DateOnly> points, DateOnly day)
        => points.Index().FirstOrDefault(point => point.Item == day, (-1, default)).Item1 is >= 0 and var index ? index
            : throw new ArgumentException($"Groups are known at the end of {Listed(points)}; {Iso(day)} is none of these days.");

    private static string Listed(IEnumerable<DateOnly> points) => string.Join(", ", points.Select(Iso));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int? CodeOf(string? group)
        => group is null ? null
            : RfmGroups.Coded.Contains(group) ? RfmGroups.Code(group) : throw new ArgumentException($"There is no group named '{group}'.");

    private sealed record Place(Guid RunId, IReadOnlyList<DateOnly> Points, int From, int To);

    private sealed record Position(decimal NetSales, string CustomerId);
}
