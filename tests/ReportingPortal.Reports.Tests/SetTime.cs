namespace ReportingPortal.Reports.Tests;

/// <summary>A clock that stands where a test sets it.</summary>
internal sealed class SetTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
