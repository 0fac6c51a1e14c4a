using Microsoft.AspNetCore.Http.HttpResults;
using ReportingPortal.Data.Reports;
using ReportingPortal.Reports.Deliveries;

namespace ReportingPortal.Web.Api;

/// <summary>The ledger: did it go out?</summary>
public static class DeliveryEndpoints
{
    private const int StandardLimit = 100;
    private const int MaxLimit = 1000;

    public static void MapDeliveries(this IEndpointRouteBuilder api)
        => api.MapGet("/deliveries", ListAsync).WithTags("Reports").WithName("ListDeliveries").WithSummary("Due mails and what became of them, newest first").ProducesProblem(400);

    private static async Task<Results<Ok<ApiList<DeliveryAnswer>>, ProblemHttpResult>> ListAsync(
        LedgerQuery ledger, string? status = null, string? cursor = null, int limit = StandardLimit, CancellationToken ct = default)
    {
        if (!ApiCursor.TryRead(cursor, limit, MaxLimit, out var after, out var problem))
        {
            return problem!;
        }

        if (!DeliveryStates.TryParse(status, out var state))
        {
            return TypedResults.Problem($"status is one of {string.Join(", ", DeliveryStates.Names)}.", statusCode: StatusCodes.Status400BadRequest);
        }

        var (items, total) = await ledger.AfterAsync(state, after, limit + 1, ct);
        return TypedResults.Ok(ApiCursor.Page(items, limit, total, DeliveryAnswer.Of, entry => entry.DeliveryId));
    }
}

/// <summary>The states of the ledger as addresses name them.</summary>
public static class DeliveryStates
{
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetNames<DeliveryState>().Select(name => name.ToLowerInvariant())];

    /// <summary>Nothing means all.</summary>
    public static bool TryParse(string? name, out DeliveryState? state)
    {
        var isKnown = Names.Contains(name ?? "");
        state = isKnown ? Enum.Parse<DeliveryState>(name!, ignoreCase: true) : null;
        return isKnown || string.IsNullOrEmpty(name);
    }
}
