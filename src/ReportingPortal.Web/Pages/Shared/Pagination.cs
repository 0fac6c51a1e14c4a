using Microsoft.AspNetCore.Http.Extensions;

namespace ReportingPortal.Web.Pages.Shared;

/// <summary>Where a long list stands; the number travels in the query as "p" ("page" is taken by Razor Pages), the rest of the query stays.</summary>
public sealed record Pagination(int Page, int PageSize, long Total)
{
    public const string Query = "p";

    public int Pages => (int)Math.Max(1, (Total + PageSize - 1) / PageSize);

    public long First => Total == 0 ? 0 : ((long)(Page - 1) * PageSize) + 1;

    public long Last => Math.Min(Total, (long)Page * PageSize);

    public static string Link(HttpRequest request, int page)
    {
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key != Query)) { { Query, page.ToString(System.Globalization.CultureInfo.InvariantCulture) } };
        return request.Path + query.ToQueryString().Value;
    }
}
