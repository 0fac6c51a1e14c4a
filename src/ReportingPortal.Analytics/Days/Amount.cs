namespace ReportingPortal.Analytics.Days;

/// <summary>
/// Money and quantities as whole ten-thousandths, which is how exact their columns are: sums of many are exact, and many times as
/// fast as decimals. Up to 922 billion thousand units; a sum beyond that is refused, never wrong.
/// </summary>
internal static class Amount
{
    public const decimal Unit = 10_000m;

    /// <summary>More money than this is not held.</summary>
    public const decimal Most = long.MaxValue / 10_000;

    public static decimal ToDecimal(long amount) => amount / Unit;

    /// <summary>With all four decimals, as a column of the database gives it.</summary>
    public static decimal AsStored(long amount)
    {
        var units = amount < 0 ? (ulong)-amount : (ulong)amount;
        return new decimal((int)units, (int)(units >> 32), 0, amount < 0, 4);
    }

    /// <summary>To the nearest unit, as the database rounds: half away from zero.</summary>
    public static long Round(decimal value) => checked((long)Math.Round(value * Unit, MidpointRounding.AwayFromZero));
}
