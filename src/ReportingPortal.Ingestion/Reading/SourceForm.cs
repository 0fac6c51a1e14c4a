namespace ReportingPortal.Ingestion.Reading;

/// <summary>How a file came that is no text with separators: its rows are read as UTF-8 with commas all the same.</summary>
/// <param name="HasHeader">Set where the form itself names its columns.</param>
/// <param name="Evidence">A sentence on it.</param>
public sealed record SourceForm(bool HasHeader, string Evidence);
