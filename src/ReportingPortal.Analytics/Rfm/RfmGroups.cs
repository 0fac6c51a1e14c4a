namespace ReportingPortal.Analytics.Rfm;

/// <summary>
/// The published ten groups on the 5 x 5 grid of recency and frequency scores (D1): every cell has exactly one name.
/// </summary>
public static class RfmGroups
{
    /// <summary>Fewer than five customers: quintiles mean nothing.</summary>
    public const string NotScored = "n/a";

    public const string NoPurchase = "No purchase";

    private static readonly string[][] Grid =
    [
        ["Hibernating", "Hibernating", "At Risk", "At Risk", "Can't Lose Them"],
        ["Hibernating", "Hibernating", "At Risk", "At Risk", "Can't Lose Them"],
        ["About to Sleep", "About to Sleep", "Need Attention", "Loyal Customers", "Loyal Customers"],
        ["Promising", "Potential Loyalists", "Potential Loyalists", "Loyal Customers", "Loyal Customers"],
        ["New Customers", "Potential Loyalists", "Potential Loyalists", "Champions", "Champions"],
    ];

    /// <summary>The ten names, best first.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "Champions", "Loyal Customers", "Potential Loyalists", "New Customers", "Promising", "Need Attention", "About to Sleep", "At Risk",
        "Can't Lose Them", "Hibernating",
    ];

    /// <summary>What histories keep of a group: its place here, so that none may ever move.</summary>
    public static readonly IReadOnlyList<string> Coded = [NoPurchase, .. All, NotScored];

    public const byte NoPurchaseCode = 0;

    private static readonly Dictionary<string, byte> Codes = Coded.Select((group, code) => (group, (byte)code)).ToDictionary();

    private static readonly byte[][] GridCodes = Array.ConvertAll(Grid, row => Array.ConvertAll(row, Code));

    public static readonly byte NotScoredCode = Code(NotScored);

    public static byte Code(string group) => Codes[group];

    /// <summary>Place in a list: the best first, those without a group last.</summary>
    public static int Order(string group) => group == NoPurchase ? Coded.Count : Codes.GetValueOrDefault(group, (byte)Coded.Count);

    /// <param name="rScore">1 to 5, 5 the most recent.</param>
    /// <param name="fScore">1 to 5, 5 the most frequent.</param>
    public static string Of(int rScore, int fScore) => Grid[rScore - 1][fScore - 1];

    /// <summary>As <see cref="Of"/>, its code.</summary>
    internal static byte CodeOf(int rScore, int fScore) => GridCodes[rScore - 1][fScore - 1];
}
