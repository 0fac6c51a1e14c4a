using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace ReportingPortal.Analytics;

/// <summary>Where a list goes on: the sort key of the last row seen, opaque to callers.</summary>
internal static class Cursor
{
    public static string Of<T>(T key) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(key));

    /// <exception cref="FormatException">The text is no cursor of this list.</exception>
    public static T? Parse<T>(string? cursor) where T : class
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(WebEncoders.Base64UrlDecode(cursor));
        }
        catch (JsonException e)
        {
            throw new FormatException("The cursor is not one of this list.", e);
        }
    }
}
