namespace ReportingPortal.Ingestion.Mapping;

/// <summary>What the values of a field have to be.</summary>
public enum FieldType
{
    Text,
    Date,
    Amount,
    Email,
}

/// <summary>A field of ours that a source column can fill.</summary>
/// <param name="Name">As mappings write it.</param>
/// <param name="Meaning">What to choose, in words people read.</param>
/// <param name="IsRequired">Without it nothing can be loaded.</param>
/// <param name="MayBeCutOff">A row that ends before this field is whole: an empty value means nothing there.</param>
public sealed record CanonicalField(
    string Name, string Meaning, bool IsRequired, FieldType Type, bool MayBeCutOff)
{
    /// <summary>The meaning in the middle of a sentence: "order number".</summary>
    public string Label
    {
        get
        {
            var words = Meaning.Split(';', '(', ',')[0].Trim();
            return char.ToLowerInvariant(words[0]) + words[1..];
        }
    }
}
