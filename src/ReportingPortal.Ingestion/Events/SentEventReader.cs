using System.Globalization;
using System.Text;
using System.Text.Json;
using ReportingPortal.Data.Facts;
using ReportingPortal.Ingestion.Parsing;

namespace ReportingPortal.Ingestion.Events;

/// <summary>
/// Reads the events of a call from JSON. Refuses here whatever a load would refuse later: a sender who was told "accepted"
/// finds no rejected row.
/// </summary>
public static class SentEventReader
{
    private static readonly Dictionary<string, EventType> Types = Enum.GetValues<EventType>().ToDictionary(type => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.ToString()));
    private static readonly Dictionary<EventType, string> Words = Types.ToDictionary(pair => pair.Value, pair => pair.Key);
    private static readonly string[] Fields =
        ["event_id", "user_id", "session_id", "event_type", "timestamp", "product_id", "category", "price", "quantity"];

    public static string Word(EventType type) => Words[type];

    /// <summary>The events of an array, and those that can't be taken with every reason.</summary>
    public static (IReadOnlyList<SentEvent> Events, IReadOnlyList<RefusedEvent> Refused) Read(JsonElement array)
    {
        var (events, refused) = (new List<SentEvent>(array.GetArrayLength()), new List<RefusedEvent>());
        var index = 0;
        foreach (var element in array.EnumerateArray())
        {
            var reasons = new List<string>();
            if (ReadOne(element, reasons) is { } read)
            {
                events.Add(read);
            }
            else
            {
                refused.Add(new RefusedEvent(index, IdOf(element), reasons));
            }

            index++;
        }

        return (events, refused);
    }

    private static SentEvent? ReadOne(JsonElement element, List<string> reasons)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            reasons.Add("an event is a JSON object");
            return null;
        }

        var values = new JsonElement[Fields.Length];
        foreach (var field in element.EnumerateObject())
        {
            var place = Array.FindIndex(Fields, name => field.NameEquals(name));
            if (place < 0)
            {
                reasons.Add($"there is no field {Shorten(field.Name)}");
            }
            else
            {
                values[place] = field.Value;
            }
        }

        var read = new SentEvent(
            Key(values, 0, reasons) ?? "", Key(values, 1, reasons), Key(values, 2, reasons), TypeOf(values[3], reasons), MomentOf(values[4], reasons),
            Key(values, 5, reasons), Key(values, 6, reasons), Amount(values, 7, reasons), Amount(values, 8, reasons));
        if (read.EventId.Length == 0)
        {
            reasons.Add("event_id is empty");
        }

        if (read.UserId is null && read.SessionId is null)
        {
            reasons.Add("the event has neither a user_id nor a session_id");
        }

        return reasons.Count == 0 ? read : null;
    }

    private static string? IdOf(JsonElement element)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty("event_id", out var id) ? Shorten(id.ToString()) : null;

    /// <summary>Text or a number; null and empty are nothing.</summary>
    private static string? Key(JsonElement[] values, int place, List<string> reasons)
    {
        var value = values[place];
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            _ => "\0",
        };
        if (text.AsSpan().ContainsAnyInRange('\0', '\u001F'))
        {
            reasons.Add($"{Fields[place]} is not a plain text");
        }
        else if (Encoding.UTF8.GetByteCount(text) > SourceRow.LongestKey)
        {
            reasons.Add($"{Fields[place]} is longer than {SourceRow.LongestKey} bytes");
        }

        return text.Length == 0 ? null : text;
    }

    private static EventType TypeOf(JsonElement value, List<string> reasons)
    {
        if (value.ValueKind == JsonValueKind.String && Types.TryGetValue(value.GetString()!, out var type))
        {
            return type;
        }

        reasons.Add(IsNothing(value) ? "event_type is empty" : $"event_type is none of {string.Join(", ", Types.Keys)}: {Shorten(value.ToString())}");
        return default;
    }

    private static DateTimeOffset MomentOf(JsonElement value, List<string> reasons)
    {
        if (value.ValueKind == JsonValueKind.String && HasOffset(value.GetString()!) && value.TryGetDateTimeOffset(out var at)
            && at.UtcDateTime.Year is >= DateText.EarliestYear and <= DateText.LatestYear)
        {
            return at;
        }

        reasons.Add(IsNothing(value) ? "timestamp is empty" : $"timestamp is not a time with its offset, like 2026-11-21T14:05:00Z: {Shorten(value.ToString())}");
        return default;
    }

    /// <summary>A time without an offset could be meant in any zone.</summary>
    private static bool HasOffset(string text) => text.EndsWith('Z') || text.AsSpan(Math.Min(text.Length, 11)).IndexOfAny('+', '-') >= 0;

    private static decimal? Amount(JsonElement[] values, int place, List<string> reasons)
    {
        var value = values[place];
        if (IsNothing(value))
        {
            return null;
        }

        if ((value.ValueKind == JsonValueKind.Number ? value.TryGetDecimal(out var amount)
            : decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out amount)) && Math.Abs(amount) <= AmountText.Largest)
        {
            return amount;
        }

        reasons.Add($"{Fields[place]} is not a number: {Shorten(value.ToString())}");
        return null;
    }

    private static bool IsNothing(JsonElement value)
        => value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined || (value.ValueKind == JsonValueKind.String && value.ValueEquals(""));

    private static string Shorten(string text) => text.Length > 60 ? text[..60] : text;
}
