using System.Globalization;
using ReportingPortal.Analytics.Recommendations;

namespace ReportingPortal.Web.Api;

/// <summary>Which list is asked for, as addresses of the API and of the page write it.</summary>
public sealed record RecommendationRequest(ListRequest List, string Problem)
{
    private static readonly Dictionary<string, Exclusion> Exclusions = new()
    {
        ["bought"] = Exclusion.Bought,
        ["interacted"] = Exclusion.Interacted,
        ["nothing"] = Exclusion.Nothing,
    };

    public static IEnumerable<string> ExclusionKeys => Exclusions.Keys;

    /// <summary>What is left out is the standard; a problem is empty where there is none.</summary>
    public static RecommendationRequest Read(string? n, string? model, string? exclude, string? neighbours)
    {
        var isCount = TryRead(n, ListRequest.StandardCount, ListRequest.MaxCount, out var count);
        var isNeighbours = TryRead(neighbours, 1, ListRequest.MaxNeighbours, out var nearest);
        var isExclusion = Exclusions.TryGetValue(string.IsNullOrEmpty(exclude) ? "bought" : exclude, out var exclusion);
        model = string.IsNullOrEmpty(model) ? null : model;
        var problem = !isCount ? $"'n' must be a whole number from 1 to {ListRequest.MaxCount}."
            : model is not null && !RecommendationStrategy.Models.Contains(model) ? $"'model' must be one of {string.Join(", ", RecommendationStrategy.Models)}."
            : !isExclusion ? $"'exclude' must be one of {string.Join(", ", ExclusionKeys)}."
            : !isNeighbours ? $"'neighbours' must be a whole number from 1 to {ListRequest.MaxNeighbours}."
            : !string.IsNullOrEmpty(neighbours) && model != RecommendationStrategy.UserNeighbours ? $"'neighbours' belongs to model={RecommendationStrategy.UserNeighbours}."
            : "";
        return new RecommendationRequest(
            problem.Length > 0 ? new ListRequest(ListRequest.StandardCount) : new ListRequest(count, model, exclusion, string.IsNullOrEmpty(neighbours) ? null : nearest), problem);
    }

    public static RecommendationRequest Read(IQueryCollection query) => Read(query["n"], query["model"], query["exclude"], query["neighbours"]);

    private static bool TryRead(string? text, int standard, int most, out int number)
    {
        number = standard;
        return string.IsNullOrEmpty(text) || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= most);
    }
}
