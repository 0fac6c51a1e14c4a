namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>The file as a whole can't be read; the message says why and what to do, in words people read.</summary>
public sealed class UnreadableFileException(string message) : Exception(message);
