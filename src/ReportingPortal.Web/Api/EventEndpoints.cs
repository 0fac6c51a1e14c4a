using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using ReportingPortal.Ingestion.Events;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Api;

/// <summary>The body of POST /events, for the contract.</summary>
public sealed record EventsBody(IReadOnlyList<EventBody> Events);

/// <param name="EventType">session_start, product_view, add_to_cart, purchase or session_end.</param>
/// <param name="Timestamp">RFC 3339, with its offset.</param>
public sealed record EventBody(
    string EventId, string? UserId, string? SessionId, string EventType, DateTimeOffset Timestamp,
    string? ProductId, string? Category, decimal? Price, decimal? Quantity);

/// <summary>What was taken. Received is the sum of the other two.</summary>
/// <param name="Repeated">Events whose event_id stands further down in the same call again; the last one counts.</param>
public sealed record EventsAccepted(Guid BatchId, int Received, int Accepted, int Repeated);

/// <summary>Behaviour events from a shop's own programs.</summary>
public static class EventEndpoints
{
    /// <summary>Unpacked. Five times what 5,000 events with all fields take.</summary>
    private const int MostBytes = 8 * 1024 * 1024;

    public static void MapEvents(this IEndpointRouteBuilder api)
        => api.MapPost("/events", AcceptAsync).RequireAuthorization(Policies.ApiWrite).WithTags("Ingestion")
            .WithName("SendEvents").WithSummary("Send behaviour events")
            .WithDescription("At most 5,000 a call; Content-Encoding: gzip is allowed. A call is taken whole or not at all: where an event can't be taken, the answer is 400 and its errors name the index and the reasons of each such event. Events are known by event_id: sent again they count once, sent with other values the last ones hold. Accepted events are stored durably and in the figures within about a minute.")
            .Accepts<EventsBody>("application/json").Produces<EventsAccepted>(202).ProducesProblem(400).ProducesProblem(413).ProducesProblem(415);

    private static async Task<IResult> AcceptAsync(HttpContext context, EventInbox inbox, CancellationToken ct)
    {
        if (context.Request.Headers.ContentEncoding is [{ } encoding] && encoding is not ("gzip" or "identity"))
        {
            return Problem($"The content encoding {encoding} is not known; send the events as they are or with gzip.", StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            using var body = await ReadAsync(context.Request, ct);
            return body is null
                ? TooLarge($"A call takes at most {MostBytes / 1024 / 1024} MB of events.")
                : await TakeAsync(body.RootElement, inbox, ct);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            return Problem(e is JsonException ? "The body is not JSON." : "The packed body is damaged or cut off.");
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge($"A call takes at most {MostBytes / 1024 / 1024} MB of events.");
        }
    }

    private static async Task<IResult> TakeAsync(JsonElement body, EventInbox inbox, CancellationToken ct)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("events", out var array) || array.ValueKind != JsonValueKind.Array || array.GetArrayLength() == 0)
        {
            return Problem("Send a JSON object with at least one event: {\"events\": [{\"event_id\": …, …}]}.");
        }

        if (array.GetArrayLength() > EventInbox.MostEvents)
        {
            return TooLarge($"A call takes at most {EventInbox.MostEvents:N0} events; this one has {array.GetArrayLength():N0}. Send them in several calls.");
        }

        var (events, refused) = SentEventReader.Read(array);
        if (refused.Count > 0)
        {
            return TypedResults.Problem(
                $"{refused.Count:N0} of {array.GetArrayLength():N0} events can't be taken, so none was. Correct or leave out those in errors and send the call again.",
                statusCode: StatusCodes.Status400BadRequest, extensions: new Dictionary<string, object?> { ["errors"] = refused });
        }

        var distinct = events.DistinctBy(sent => sent.EventId).Count();
        var batchId = await inbox.AcceptAsync(events, ct);
        return TypedResults.Accepted((string?)null, new EventsAccepted(batchId, events.Count, distinct, events.Count - distinct));
    }

    /// <summary>Null when it is too large: a small packed body may unpack to any size.</summary>
    private static async Task<JsonDocument?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        await using var content = request.Headers.ContentEncoding is ["gzip"] ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var bytes = new MemoryStream();
        var piece = new byte[64 * 1024];
        while (await content.ReadAsync(piece, ct) is var length && length > 0)
        {
            if (bytes.Length + length > MostBytes)
            {
                return null;
            }

            bytes.Write(piece, 0, length);
        }

        return JsonDocument.Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }

    private static ProblemHttpResult TooLarge(string detail) => Problem(detail, StatusCodes.Status413PayloadTooLarge);

    private static ProblemHttpResult Problem(string detail, int status = StatusCodes.Status400BadRequest) => TypedResults.Problem(detail, statusCode: status);
}
