using Microsoft.AspNetCore.WebUtilities;
using ReportingPortal.Analytics.Rfm;

namespace ReportingPortal.Web.Api;

/// <summary>Reads what a list of customers is cut to, under the names the API and the pages share.</summary>
public static class CustomerRows
{
    public static readonly CsvColumn<RfmCustomer>[] Columns =
    [
        new("customer_id", customer => customer.CustomerId), new("name", customer => customer.Name),
        new("recency_days", customer => customer.RecencyDays), new("frequency", customer => customer.Frequency), new("monetary", customer => customer.Monetary),
        new("r_score", customer => customer.RScore), new("f_score", customer => customer.FScore), new("m_score", customer => customer.MScore),
        new("group", customer => customer.Group), new("value_tier", customer => customer.ValueTier), new("activity_status", customer => customer.ActivityStatus),
    ];

    public static RfmCustomerFilter Filter(IQueryCollection query)
        => new(
            Value(query, "group") ?? Value(query, "rfm_group"), Value(query, "value_tier"), Value(query, "activity_status"), Value(query, "search"));

    /// <summary>An id as it stands in an address: routing leaves an escaped slash as it is.</summary>
    public static string IdOf(string routeValue) => routeValue.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>The query string of a list's state.</summary>
    public static string Link(params (string Name, string? Value)[] state)
        => QueryHelpers.AddQueryString("?", state.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));

    private static string? Value(IQueryCollection query, string name) => query[name].ToString().Trim() is { Length: > 0 } text ? text : null;
}
