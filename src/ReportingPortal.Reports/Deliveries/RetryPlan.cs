namespace ReportingPortal.Reports.Deliveries;

/// <summary>When a mail that could not go out is tried again: soon at first, then for a day and a half, then a person decides.</summary>
public static class RetryPlan
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
        TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(18),
    ];

    public static int MaxAttempts => Pauses.Length + 1;

    /// <param name="attempts">Attempts made so far, the last one included.</param>
    /// <returns>Null when it was the last.</returns>
    public static DateTimeOffset? NextAttemptAt(int attempts, DateTimeOffset now)
        => attempts >= 1 && attempts <= Pauses.Length ? now + Pauses[attempts - 1] : null;
}
