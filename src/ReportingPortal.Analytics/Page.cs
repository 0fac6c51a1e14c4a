namespace ReportingPortal.Analytics;

/// <summary>A piece of a list, with the size of the whole and where the next piece begins.</summary>
/// <param name="NextCursor">Opaque; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total, string? NextCursor);
