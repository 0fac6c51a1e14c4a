namespace ReportingPortal.Analytics;

/// <summary>What a person typed, as a pattern in which it stands for itself.</summary>
internal static class LikePattern
{
    /// <summary>Null when nothing was typed.</summary>
    public static string? Containing(string? text)
        => string.IsNullOrWhiteSpace(text)
            ? null
            : "%" + text.Trim().Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal)
                .Replace("_", @"\_", StringComparison.Ordinal) + "%";
}
