namespace ReportingPortal.Web.Api;

/// <summary>A piece of a list.</summary>
/// <param name="Total">Of the whole list.</param>
/// <param name="NextCursor">Give it as <c>cursor</c> for the next piece; null on the last.</param>
public sealed record ApiList<T>(IReadOnlyList<T> Data, int Total, string? NextCursor);
