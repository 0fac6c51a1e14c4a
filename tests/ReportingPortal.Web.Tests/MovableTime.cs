namespace ReportingPortal.Web.Tests;

/// <summary>The system's clock, set forward by what a test says.</summary>
public sealed class MovableTime : TimeProvider
{
    private TimeSpan ahead;

    public void Advance(TimeSpan by) => ahead += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
