using ReportingPortal.Analytics.Customers;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Formatting;
using ReportingPortal.Web.Pages.LifetimeValue;

namespace ReportingPortal.Web.Pages.Customers;

/// <summary>A customer's groupings and moments in the words of a shop.</summary>
public sealed class ProfileWords(CustomerProfile customer, FigureFormat format)
{
    public string Favourite => customer.FavouriteCategory is { } category ? $"{category} ({FigureFormat.Share(customer.FavouriteShare)} of {(customer.FavouriteBy == FavouriteBy.Units ? "units" : "spend")})"
        : customer.InterestCategory is { } interest ? $"{interest} (interest: most viewed)" : FigureFormat.Undefined;

    public string Expected => format.Money(customer.Lifetime?.Clv) + (LifetimeWords.MarginOf(customer.ForecastMargin) is { Length: > 0 } margin ? $" ({margin})" : "");

    public string Visit => customer.AverageSessionSeconds is { } seconds ? $"{Duration(seconds)} on average" : FigureFormat.Undefined;

    /// <summary>Why she is in her group, score by score.</summary>
    public IEnumerable<string> Reasons => customer.Explanation?.Reasons.Select(Reason) ?? [];

    /// <summary>What moves her up.</summary>
    public IEnumerable<string> StepsUp => customer.Explanation?.StepsUp.Select(step =>
        $"{(step.Orders == 1 ? "One order" : $"{FigureFormat.Count(step.Orders)} orders")} now: {RfmAdvice.Of(step.Group).PlainWords} ({step.Group}).") ?? [];

    public static string Kind(string kind) => kind switch
    {
        "order" => "Order",
        "return" => "Return",
        "session_start" => "Visit begins",
        "product_view" => "Product view",
        "add_to_cart" => "Into the cart",
        "purchase" => "Purchase event",
        _ => "Visit ends",
    };

    private string Reason(RfmReason reason) => reason.Measure switch
    {
        "recency_days" => $"Recency {reason.Score}: {(reason.Value == 0 ? "ordered on the last day with data" : $"last order {FigureFormat.Plural((int)reason.Value, "day")} before it")}"
            + (reason.Limit is { } days ? $"; a better score is at {FigureFormat.Plural((int)days, "day")} or fewer." : "; the best there is."),
        "frequency" => $"Frequency {reason.Score}: {FigureFormat.Plural((int)reason.Value, "order")}"
            + (reason.Limit is { } orders ? $"; a better score is at {FigureFormat.Count(orders)}, {FigureFormat.Count(orders - reason.Value)} more." : "; the best there is."),
        _ => $"Spend {reason.Score}: {format.Money(reason.Value)}"
            + (reason.Limit is { } money ? $"; a better score is above {format.Money(money)}, {format.Money(money - reason.Value)} more." : "; the best there is."),
    };

    private static string Duration(double seconds) => Funnels.FunnelWords.Duration(seconds);
}
