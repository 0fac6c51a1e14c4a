namespace ReportingPortal.Web.Charts;

/// <summary>A group in the words of a shop: who they are, what tells them apart, what to do.</summary>
public sealed record RfmAdvice(string Group, string PlainWords, string Meaning, string Advice)
{
    private static readonly Dictionary<string, RfmAdvice> Known = new RfmAdvice[]
    {
        new("Champions", "Best customers", "Bought lately and often", "Thank them, show them new products first, ask for reviews."),
        new("Loyal Customers", "Regulars", "Buy often", "Reward their loyalty; offer the next better product."),
        new("Potential Loyalists", "On their way to regulars", "Bought lately, a few times", "Recommend what goes with their orders."),
        new("New Customers", "Just arrived", "First order only days ago", "Welcome them and help them with what they bought."),
        new("Promising", "Came once, not long ago", "One order, some time ago", "Bring yourself to mind with a small offer."),
        new("Need Attention", "Average and slipping", "Middling in both", "Make an offer with an end date, based on past orders."),
        new("About to Sleep", "Drifting away", "Few orders, none lately", "Show best sellers; ask what would bring them back."),
        new("At Risk", "May be leaving", "Ordered often, but long ago", "Write in person; renew with a good reason to return."),
        new("Can't Lose Them", "Best customers gone quiet", "Ordered most, but long ago", "Call them. Find out what went wrong."),
        new("Hibernating", "Long gone", "Few orders, long ago", "Try once to win them back; spend little."),
        new("No purchase", "Never ordered", "Known, without an order", "Offer a reason for a first order."),
        new("n/a", "Not grouped", "Fewer than five customers", "Groups need at least five customers with orders."),
    }.ToDictionary(advice => advice.Group);

    public static RfmAdvice Of(string group) => Known.GetValueOrDefault(group) ?? new RfmAdvice(group, group, "", "");
}
