namespace ReportingPortal.Reports.Executive;

/// <summary>The ten groups of D1 in the order they are printed, who they are in a shop's words, and what to do.</summary>
public static class RfmAdvice
{
    internal const string AtRisk = "At Risk";
    internal const string CantLose = "Can't Lose Them";

    internal const string NoPurchase = "No purchase";

    private static readonly (string Group, string Who, string Advice)[] Groups =
    [
        ("Champions", "Bought lately, often", "Thank them, offer new things first, ask for reviews"),
        ("Loyal Customers", "Buy regularly", "Suggest what goes with their last orders"),
        ("Potential Loyalists", "Recent, a few orders", "Invite to a loyalty offer, keep in touch"),
        ("New Customers", "First order lately", "Welcome well, make the second order easy"),
        ("Promising", "First order a while ago", "Remind with a small, timely offer"),
        ("Need Attention", "Average in everything", "A limited offer on what they bought"),
        ("About to Sleep", "Few orders, fading", "Show popular products, ask what is missing"),
        (AtRisk, "Used to buy often", "Write personally, win them back now"),
        (CantLose, "Bought most, now gone", "Call them; learn why they left"),
        ("Hibernating", "Few orders, long ago", "Include in broad mailings only"),
        (NoPurchase, "Registered, no order", "Offer a first-order incentive"),
    ];

    /// <summary>Position in print; unknown names come last.</summary>
    public static int Order(string group)
    {
        var index = Array.FindIndex(Groups, entry => entry.Group == group);
        return index < 0 ? Groups.Length : index;
    }

    /// <summary>Who the group is, in few words; empty for an unknown name.</summary>
    public static string Who(string group) => Array.Find(Groups, entry => entry.Group == group).Who ?? "";

    /// <summary>What to do for the group; empty for an unknown name.</summary>
    public static string Advice(string group) => Array.Find(Groups, entry => entry.Group == group).Advice ?? "";
}
