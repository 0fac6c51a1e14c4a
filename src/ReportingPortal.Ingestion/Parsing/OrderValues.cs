namespace ReportingPortal.Ingestion.Parsing;

/// <summary>Values of a whole order that stand on its first row only: the rows below it take them from there.</summary>
internal sealed class OrderValues(bool isUsed)
{
    private readonly Dictionary<int, byte[]> first = [];
    private byte[] order = [];

    /// <returns>The row is of the same order as the one above it; never where no values are kept.</returns>
    public bool Enter(ReadOnlySpan<byte> orderId)
    {
        if (!isUsed || orderId.SequenceEqual(order))
        {
            return isUsed;
        }

        order = orderId.ToArray();
        first.Clear();
        return false;
    }

    public ReadOnlySpan<byte> Of(in BoundField field, ReadOnlySpan<byte> own)
    {
        if (!isUsed || !field.IsMapped)
        {
            return own;
        }

        if (!own.IsEmpty)
        {
            first[field.Column] = own.ToArray();
            return own;
        }

        return first.GetValueOrDefault(field.Column);
    }
}
