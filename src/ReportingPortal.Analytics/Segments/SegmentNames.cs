namespace ReportingPortal.Analytics.Segments;

/// <summary>Names for clusters by their z-profile (D10), each used once.</summary>
internal static class SegmentNames
{
    private const string HighValue = "High-Value Customers";
    private const string Active = "Active Shoppers";
    private const string Browsers = "Casual Browsers";
    private const string Occasional = "Occasional Buyers";

    /// <param name="zCentroids">By mean spend, largest first.</param>
    /// <param name="kept">Names carried over from the run before; null where one is wanted.</param>
    public static string[] Choose(string[] features, double[][] zCentroids, string?[] kept)
    {
        var names = new string[zCentroids.Length];
        var used = kept.OfType<string>().ToHashSet();
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = kept[i] ?? Unique(i == 0 ? HighValue : ByProfile(features, zCentroids[i]), used);
        }

        return names;
    }

    private static string ByProfile(string[] features, double[] z)
    {
        double Of(string feature) => Array.IndexOf(features, feature) is >= 0 and var i ? z[i] : 0;
        var activity = Math.Max(Of("sessions"), Of("events"));
        var purchases = Of("purchases") + Of("frequency");
        return (activity > 0, purchases) switch
        {
            // Without events, who buys often and lately is active.
            _ when features.Contains("recency_days") => purchases >= 0 && Of("recency_days") <= 0 ? Active : Occasional,
            (true, >= 0) => Active,
            (true, < 0) => Browsers,
            _ => Occasional,
        };
    }

    private static string Unique(string name, HashSet<string> used)
    {
        var unique = name;
        for (var number = 2; !used.Add(unique); number++)
        {
            unique = $"{name} {number}";
        }

        return unique;
    }
}
