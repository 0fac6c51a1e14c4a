using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Web.Uploads;

namespace ReportingPortal.Web.Api;

/// <summary>The body of PUT …/mapping: the fields alone, or the kind beside them.</summary>
public sealed record MappingBody(UploadKind Kind, IReadOnlyDictionary<string, string> Mapping)
{
    public static bool TryRead(JsonElement body, string? kind, [NotNullWhen(true)] out MappingBody? answer)
    {
        answer = null;
        if (body.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        var fields = body;
        if (body.TryGetProperty("mapping", out var inner) && inner.ValueKind == JsonValueKind.Object)
        {
            fields = inner;
            kind = body.TryGetProperty("kind", out var named) ? named.ToString() : kind;
        }

        if (!UploadKindName.TryParse(kind, out var parsed) || fields.EnumerateObject().Any(field => field.Value.ValueKind != JsonValueKind.String))
        {
            return false;
        }

        answer = new MappingBody(parsed, fields.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString()!));
        return true;
    }
}
