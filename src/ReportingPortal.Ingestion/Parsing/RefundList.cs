using System.Globalization;
using System.Text.Json;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>
/// Refunds that an order carries as a list of objects, as interfaces of shops answer: what came back of each of its lines
/// (refund_line_items, with line_item_id, quantity and subtotal), money given back beside them (order_adjustments), or the sum
/// of each refund (total) and nothing of its lines.
/// </summary>
/// <param name="Units">What came back of the asked line.</param>
/// <param name="OfLine">Money for it, written as prices are.</param>
/// <param name="OfGoods">Money for no line in particular, written as prices are.</param>
/// <param name="OfTotal">Money that took tax and shipping with it.</param>
internal readonly record struct RefundList(decimal Units, decimal OfLine, decimal OfGoods, decimal OfTotal)
{
    public bool IsNothing => this == default;

    /// <param name="line">The number by which refunds name the row's line.</param>
    public static RefundList Of(ReadOnlySpan<byte> list, ReadOnlySpan<byte> line)
    {
        if (list is not [(byte)'[', _, _, .., (byte)']'])
        {
            return default;
        }

        try
        {
            using var document = JsonDocument.Parse(list.ToArray());
            var sum = default(RefundList);
            foreach (var refund in document.RootElement.EnumerateArray())
            {
                sum = sum.With(refund, System.Text.Encoding.UTF8.GetString(line));
            }

            return sum;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private RefundList With(JsonElement refund, string line)
    {
        var sum = this;
        foreach (var item in Array(refund, "refund_line_items"))
        {
            if (item.TryGetProperty("line_item_id", out var id) && (id.ValueKind == JsonValueKind.String ? id.GetString() : id.GetRawText()) == line)
            {
                sum = sum with { Units = sum.Units + Number(item, "quantity"), OfLine = sum.OfLine + Math.Abs(Number(item, "subtotal")) };
            }
        }

        foreach (var adjustment in Array(refund, "order_adjustments"))
        {
            var isOfGoods = !adjustment.TryGetProperty("kind", out var kind) || kind.GetString() != "shipping_refund";
            sum = sum with { OfGoods = sum.OfGoods + (isOfGoods ? Math.Max(0, -Number(adjustment, "amount")) : 0) };
        }

        return refund.TryGetProperty("refund_line_items", out _) ? sum : sum with { OfTotal = sum.OfTotal + Math.Abs(Number(refund, "total")) };
    }

    private static IEnumerable<JsonElement> Array(JsonElement around, string name)
        => around.ValueKind == JsonValueKind.Object && around.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array
            ? array.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object) : [];

    private static decimal Number(JsonElement around, string name)
        => around.TryGetProperty(name, out var value)
            && decimal.TryParse(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText(), NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                ? number : 0;
}
