namespace ReportingPortal.Analytics.Funnel;

/// <summary>Which events a funnel reads.</summary>
/// <param name="Until">The first day after them: later than the period where its window reaches beyond it.</param>
/// <param name="Types">Of <see cref="Data.Facts.EventType"/>.</param>
/// <param name="BySession">Events without a visitor's id are read too.</param>
internal sealed record FunnelReading(DateOnly From, DateOnly Until, short[] Types, bool BySession, bool WithCategory);
