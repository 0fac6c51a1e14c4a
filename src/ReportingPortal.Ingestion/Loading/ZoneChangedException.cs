namespace ReportingPortal.Ingestion.Loading;

/// <summary>The shop was moved to another time zone while a file was read: its rows have days of the former one.</summary>
internal sealed class ZoneChangedException() : Exception("The shop's time zone was changed during the load.");
