using Microsoft.AspNetCore.Http.HttpResults;

namespace ReportingPortal.Web.Api;

/// <summary>Paging over rows whose keys are made in the order of time: the cursor is the last row's key.</summary>
public static class ApiCursor
{
    public static bool TryRead(string? cursor, int limit, int maxLimit, out Guid? after, out ProblemHttpResult? problem)
    {
        after = Guid.TryParseExact(cursor, "N", out var id) ? id : null;
        problem = limit < 1 || limit > maxLimit ? Problem($"limit lies between 1 and {maxLimit}.")
            : !string.IsNullOrEmpty(cursor) && after is null ? Problem("The cursor is not one of this list.")
            : null;
        return problem is null;
    }

    /// <param name="items">One more than the limit when there is more.</param>
    public static ApiList<TAnswer> Page<TItem, TAnswer>(IReadOnlyList<TItem> items, int limit, int total, Func<TItem, TAnswer> answer, Func<TItem, Guid> key)
        => new([.. items.Take(limit).Select(answer)], total, items.Count > limit ? key(items[limit - 1]).ToString("N") : null);

    private static ProblemHttpResult Problem(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest);
}
