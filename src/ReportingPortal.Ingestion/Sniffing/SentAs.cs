using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>What the sender said of a file, before anybody looked at it.</summary>
/// <param name="Preset">The known layout; null for none.</param>
/// <param name="Mapping">The mapping as JSON; null for none.</param>
public sealed record SentAs(UploadKind Kind, string? Preset, string? Mapping);
