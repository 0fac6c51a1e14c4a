namespace ReportingPortal.Ingestion.Mapping;

/// <summary>A field of ours that a source column can fill.</summary>
/// <param name="Name">As mappings write it.</param>
/// <param name="Meaning">What to choose, in words people read.</param>
/// <param name="IsRequired">Without it nothing can be loaded.</param>
/// <param name="SourceNames">Normalised names other systems give it, likeliest first.</param>
public sealed record CanonicalField(string Name, string Meaning, bool IsRequired, IReadOnlyList<string> SourceNames);
