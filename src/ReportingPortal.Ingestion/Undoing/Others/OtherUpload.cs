using System.Text.Json;
using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Ingestion.Undoing.Others;

/// <summary>A loaded upload beside the undone one: as much of it as tells whether it has to be read.</summary>
/// <param name="Mapping">JSON: canonical field to source column.</param>
/// <param name="RowsTaken">New, changed and unchanged.</param>
internal sealed record OtherUpload(Guid UploadId, UploadKind Kind, long LoadNumber, long ByteSize, long RowsTaken, string? Mapping)
{
    /// <summary>The values of customers and products that its rows can give; none of events, which name without describing.</summary>
    public GivenValues Gives()
    {
        if (Kind != UploadKind.OrderLines)
        {
            return default;
        }

        var fields = Mapping is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(Mapping)!;
        return new GivenValues(
            fields.ContainsKey("customer_name"), fields.ContainsKey("customer_email"), fields.ContainsKey("region"), fields.ContainsKey("country"),
            fields.ContainsKey("city"), fields.ContainsKey("segment"), fields.ContainsKey("product_name"), fields.ContainsKey("category"),
            fields.ContainsKey("sub_category"));
    }
}

/// <summary>Which values of customers and products a file of order lines has columns for.</summary>
internal readonly record struct GivenValues(
    bool Name, bool Email, bool Region, bool Country, bool City, bool Segment, bool ProductName, bool Category, bool SubCategory);
