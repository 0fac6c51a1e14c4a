namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>The order of a numeric date's parts.</summary>
public enum DateOrder
{
    YearFirst,
    DayFirst,
    MonthFirst,
}
