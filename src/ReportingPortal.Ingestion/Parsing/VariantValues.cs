namespace ReportingPortal.Ingestion.Parsing;

/// <summary>What a product's own row, or the first of its variants, says for all of them: their rows leave it empty.</summary>
internal sealed class VariantValues
{
    private readonly Dictionary<string, byte[]> said = [];

    /// <param name="product">The product the row is a variant of, or is itself.</param>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> product, in BoundField field, ReadOnlySpan<byte> own)
    {
        if (product.IsEmpty || !field.IsMapped)
        {
            return own;
        }

        var key = $"{field.Column} {System.Text.Encoding.UTF8.GetString(product)}";
        if (own.IsEmpty)
        {
            return said.GetValueOrDefault(key);
        }

        said.TryAdd(key, own.ToArray());
        return own;
    }
}
