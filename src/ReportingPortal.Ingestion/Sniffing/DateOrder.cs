namespace ReportingPortal.Ingestion.Sniffing;

/// <summary>The order of a numeric date's parts.</summary>
public enum DateOrder
{
    YearFirst,
    DayFirst,
    MonthFirst,

    /// <summary>24-01-13: year first, of which two digits are written.</summary>
    ShortYearFirst,
}
