namespace ReportingPortal.Reports;

/// <summary>A report or schedule that a rule forbids; the message is written for the person who asked for it.</summary>
public sealed class ReportRuleException(string message) : Exception(message);
