namespace ReportingPortal.Analytics.Days;

/// <summary>
/// Money and quantities as whole ten-thousandths, which is how exact their columns are: sums of many are exact, and many times as
/// fast as decimals. Up to 922 billion thousand units; a sum beyond that is refused, never wrong.
/// </summary>
internal static class Amount
{
    private const decimal Unit = 10_000m;

    public static long[] Of(decimal[] values) => Array.ConvertAll(values, value => checked((long)(value * Unit)));

    public static decimal ToDecimal(long amount) => amount / Unit;
}
