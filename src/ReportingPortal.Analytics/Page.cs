namespace ReportingPortal.Analytics;

/// <summary>A piece of a list, with the size of the whole and where the next piece begins.</summary>
/// <param name="NextCursor">Opaque; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total, string? NextCursor);

internal static class Page
{
    /// <summary>A page from its rows and, where there is a next one, a row more.</summary>
    public static Page<T> Of<T>(IReadOnlyList<T> rows, int limit, int total, Func<T, string> cursor)
        => rows.Count > limit ? new Page<T>([.. rows.Take(limit)], total, cursor(rows[limit - 1])) : new Page<T>(rows, total, null);
}
