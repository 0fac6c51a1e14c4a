using Microsoft.AspNetCore.WebUtilities;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Rfm;
using ReportingPortal.Ingestion.Keys;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Api;

/// <summary>Reads what a list of customers is cut to, under the names the API and the pages share.</summary>
public static class CustomerRows
{
    public static readonly IReadOnlyList<string> Tiers = ["Gold", "Silver", "Bronze"];

    public static readonly IReadOnlyList<string> Statuses = ["Active", "Dormant", "Churned", "Prospect"];

    public static readonly CsvColumn<RfmCustomer>[] Columns =
    [
        new("customer_id", customer => customer.CustomerId), new("name", customer => customer.Name),
        new("recency_days", customer => customer.RecencyDays), new("frequency", customer => customer.Frequency), new("monetary", customer => customer.Monetary),
        new("r_score", customer => customer.RScore), new("f_score", customer => customer.FScore), new("m_score", customer => customer.MScore),
        new("group", customer => customer.Group), new("value_tier", customer => customer.ValueTier), new("activity_status", customer => customer.ActivityStatus),
    ];

    /// <summary>A list of customers, cut to what the request asks for.</summary>
    public static async Task<IResult> AnswerAsync(FigureAnswers answers, RfmCustomersQuery query, HttpRequest request, string fileName, CancellationToken ct)
        => ProblemOf(request.Query) is { } problem
            ? FigureAnswers.Refused(problem)
            : await answers.AnswerListAsync(
                (bar, cursor, limit) => query.RunAsync(Filter(request.Query, bar), cursor, limit, ct), fileName, Columns, ct, FigureCuts.Customers);

    public static RfmCustomerFilter Filter(IQueryCollection query, FilterBar bar)
        => new(
            GroupOf(query), Value(query, "value_tier"), Value(query, "activity_status"), Value(query, "search"), bar.Filter.Region, bar.Filter.Category);

    /// <summary>What figures of customers are cut to.</summary>
    public static CustomerFilter CutOf(FilterBar bar, string? group = null) => new(bar.Filter.Region, bar.Filter.Category, group);

    public static string? GroupOf(IQueryCollection query) => Value(query, "group") ?? Value(query, "rfm_group");

    /// <summary>A group, tier or status that there is none of, in a sentence; null when all are known.</summary>
    public static string? ProblemOf(IQueryCollection query)
        => Unknown("group", GroupOf(query), RfmGroups.Coded) ?? Unknown("value_tier", Value(query, "value_tier"), Tiers)
            ?? Unknown("activity_status", Value(query, "activity_status"), Statuses);

    /// <summary>An id as it stands in an address: routing leaves an escaped slash as it is.</summary>
    public static string IdOf(string routeValue) => routeValue.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>A customer's id in an address; an e-mail address finds its customer in any capitals.</summary>
    public static string PersonOf(string routeValue) => PersonId.Of(IdOf(routeValue));

    /// <summary>The query string of a list's state; "?" of none, which leads to the same page without any.</summary>
    public static string Link(params (string Name, string? Value)[] state)
        => QueryHelpers.AddQueryString("", state.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value))) is { Length: > 0 } query ? query : "?";

    public static string? Value(IQueryCollection query, string name) => query[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static string? Unknown(string name, string? value, IReadOnlyList<string> known)
        => value is null || known.Contains(value) ? null : $"There is no {name} named '{value}'. Known are {string.Join(", ", known)}.";
}
