namespace ReportingPortal.Ingestion.Parsing;

/// <summary>Cuts an amount of a whole order into parts of its lines.</summary>
internal static class OrderShares
{
    private const int Decimals = 4;

    /// <summary>
    /// Parts in proportion to the weights, each rounded to four decimals, that sum to the amount exactly: each is what the
    /// rounded running share grows by, so no line takes what rounding leaves of all others.
    /// </summary>
    /// <param name="weights">Not negative. Where all are zero, nothing is cut and all parts are zero.</param>
    public static decimal[] Of(decimal amount, IReadOnlyList<decimal> weights)
    {
        var parts = new decimal[weights.Count];
        var (all, soFar, given) = (weights.Sum(), 0m, 0m);
        for (var i = 0; i < parts.Length && all > 0; i++)
        {
            soFar += weights[i];
            parts[i] = Round(amount * soFar / all) - given;
            given += parts[i];
        }

        return parts;
    }

    public static decimal Round(decimal value) => decimal.Round(value, Decimals, MidpointRounding.AwayFromZero);
}
