using System.Globalization;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Rfm;

/// <summary>Moves between groups as a matrix: where customers were down, where they are across.</summary>
public sealed class MoveTable(RfmMigration migration, FigureFormat format)
{
    // What a group is worth to be in: on the grid, the mean of both scores.
    private static readonly string[] Best = ["Champions", "Loyal Customers"];

    private readonly Dictionary<(string, string), RfmMove> moves = migration.Moves.ToDictionary(move => (move.FromGroup, move.ToGroup));

    public RfmMigration Migration => migration;

    public IReadOnlyList<string> From { get; } = [.. migration.Moves.Select(move => move.FromGroup).Distinct().OrderBy(RfmGroups.Order)];

    public IReadOnlyList<string> To { get; } = [.. migration.Moves.Select(move => move.ToGroup).Distinct().OrderBy(RfmGroups.Order)];

    public (string Name, string? Value)[] Span => migration is { From: { } from, To: { } to } ? [("from", Iso(from)), ("to", Iso(to))] : [];

    public string? Sentence
    {
        get
        {
            if (migration is not { From: { } from, To: { } to } || migration.Moves.Count == 0)
            {
                return null;
            }

            var known = migration.Moves.Where(move => move.FromGroup != RfmGroups.NoPurchase).ToList();
            var left = known.Where(move => Best.Contains(move.FromGroup) && !Best.Contains(move.ToGroup)).ToList();
            var came = known.Where(move => !Best.Contains(move.FromGroup) && Best.Contains(move.ToGroup)).ToList();
            return $"From {FigureFormat.Day(from)} to {FigureFormat.Day(to)}, {FigureFormat.Plural(left.Sum(move => move.Customers), "customer")} fell out of the best two groups, with "
                + $"{format.MoneyWhole(left.Sum(move => move.NetSalesAfter))} of net sales so far; {FigureFormat.Count(came.Sum(move => move.Customers))} rose into them, with {format.MoneyWhole(came.Sum(move => move.NetSalesAfter))}.";
        }
    }

    public RfmMove? Cell(string from, string to) => moves.GetValueOrDefault((from, to));

    public int CustomersFrom(string from) => migration.Moves.Where(move => move.FromGroup == from).Sum(move => move.Customers);

    public RfmMove TotalTo(string to)
    {
        var into = migration.Moves.Where(move => move.ToGroup == to).ToList();
        return new RfmMove("", to, into.Sum(move => move.Customers), into.Sum(move => move.NetSalesBefore), into.Sum(move => move.NetSalesAfter));
    }

    /// <summary>0 to 5: the share of those who were in the group before.</summary>
    public int Heat(RfmMove? move) => move is null ? 0 : (int)Math.Ceiling(5.0 * move.Customers / CustomersFrom(move.FromGroup));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
