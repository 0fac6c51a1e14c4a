using System.Globalization;
using ReportingPortal.Analytics.Recommendations;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Recommendations;

/// <summary>Models and lists in the words of a shop.</summary>
public static class RecommendationWords
{
    private static readonly Dictionary<string, (string Name, string Term)> Names = new()
    {
        [RecommendationStrategy.UserNeighbours] = ("What similar customers chose", "user kNN"),
        [RecommendationStrategy.ItemNeighbours] = ("What goes with their products", "item kNN"),
        [RecommendationStrategy.Als] = ("Their taste, from all choices", "ALS"),
        [RecommendationStrategy.Ranking] = ("Their taste, learnt as a ranking", "BPR"),
        [RecommendationStrategy.Popularity] = ("What is popular", "no model"),
        [RecommendationStrategy.PopularInCategory] = ("popular in their favourite category", ""),
        [RecommendationStrategy.PopularInSegment] = ("popular with customers like them", ""),
        [RecommendationStrategy.Popular] = ("what is popular", ""),
    };

    public static readonly IReadOnlyList<(string Key, string Text)> Exclusions =
        [("bought", "What they bought"), ("interacted", "Also what they looked at"), ("nothing", "Nothing")];

    /// <summary>Under the page's title.</summary>
    public static string Weights(InteractionRules weights)
        => string.Create(
            CultureInfo.InvariantCulture, $"a view weighs {weights.ViewWeight:0.####}, a cart {weights.CartWeight:0.####}, a purchase {weights.PurchaseWeight:0.####}")
            + (weights.HalfLifeDays is { } days ? $", half as much after {FigureFormat.Plural(days, "day")}" : "");

    public static string Name(string model) => Names[model].Name;

    public static string Term(string model) => Names[model].Term;

    /// <summary>In the middle of a sentence.</summary>
    public static string Strategy(string strategy) => char.ToLowerInvariant(Name(strategy)[0]) + Name(strategy)[1..];

    public static string Sentence(RecommendationModels models)
    {
        var serving = models.Models.SingleOrDefault(each => each.Model == models.Serving);
        return serving is { Gain: { } gain }
            ? $"Customers are shown {Strategy(serving.Model)}: those lists came {FigureFormat.Share((decimal)gain)} closer to what customers bought next than what is popular."
            : $"Customers are shown what is popular. {models.Reason}";
    }

    /// <param name="share">Of today's pairs of a customer and a product.</param>
    public static string Fitted(DateOnly on, double? share)
        => $"Models were fitted and judged on {FigureFormat.Day(on)}, on {(share < 1 ? $"{FigureFormat.Share((decimal)Math.Min(share.Value, .999))} of what is known today" : "all that is known today")}. What a customer did since counts in their list all the same.";

    /// <summary>Four digits: rates of lists are small, and their differences smaller.</summary>
    public static string Rate(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    public static string Score(double score) => score == 0 ? FigureFormat.Undefined : score.ToString("0.####", CultureInfo.InvariantCulture);
}
