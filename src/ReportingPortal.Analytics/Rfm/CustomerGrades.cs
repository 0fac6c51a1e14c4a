namespace ReportingPortal.Analytics.Rfm;

/// <summary>The names of tiers (D2) and statuses (D3), and the codes packs keep of them: places here, so that none may ever move.</summary>
internal static class CustomerGrades
{
    public const string Prospect = "Prospect";

    /// <summary>"None" is of who has not ordered in the window.</summary>
    public static readonly IReadOnlyList<string> Tiers = ["None", "Gold", "Silver", "Bronze"];

    public static readonly IReadOnlyList<string> Statuses = [Prospect, "Active", "Dormant", "Churned"];

    public const byte NoTier = 0;

    public static byte TierCode(string tier) => CodeOf(Tiers, tier);

    public static byte StatusCode(string status) => CodeOf(Statuses, status);

    private static byte CodeOf(IReadOnlyList<string> names, string name)
    {
        for (byte code = 0; code < names.Count; code++)
        {
            if (names[code] == name)
            {
                return code;
            }
        }

        throw new ArgumentException($"'{name}' is no name of a tier or status.", nameof(name));
    }
}
