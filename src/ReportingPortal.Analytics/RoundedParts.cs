namespace ReportingPortal.Analytics;

/// <summary>
/// Parts of a whole rounded so that they still sum to the rounded whole: largest remainder (Hamilton's method). Each is cut down
/// to a whole unit, and the units left over go to the parts with the largest remainders, ties to the earlier one.
/// </summary>
public static class RoundedParts
{
    /// <param name="parts">Unrounded, of any sign.</param>
    /// <param name="total">What the result sums to, in whole units.</param>
    /// <param name="decimals">Digits of a unit: 0 for whole pounds, 2 for pence.</param>
    public static decimal[] Of(IReadOnlyList<decimal> parts, decimal total, int decimals)
    {
        if (parts.Count == 0)
        {
            return [];
        }

        var units = decimals switch { 0 => 1m, 2 => 100m, 4 => 10_000m, _ => (decimal)Math.Pow(10, decimals) };
        var scaled = parts.Select(part => part * units).ToArray();
        var whole = Array.ConvertAll(scaled, Math.Floor);
        int[] byRemainder = [.. Enumerable.Range(0, whole.Length).OrderByDescending(i => scaled[i] - whole[i])];
        var left = (int)(Math.Round(total * units) - whole.Sum());
        for (var i = 0; i < Math.Abs(left); i++)
        {
            // More units than parts happen only where the total was rounded by itself; then they go round once more.
            var at = left > 0 ? byRemainder[i % whole.Length] : byRemainder[^(1 + (i % whole.Length))];
            whole[at] += Math.Sign(left);
        }

        return Array.ConvertAll(whole, part => part / units);
    }
}
