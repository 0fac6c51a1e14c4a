using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Web.Uploads;

public static class ColumnForm
{
    /// <summary>How a column's values are written, in words.</summary>
    public static string Of(ColumnDialect column) => column switch
    {
        { IsDateOrderOpen: true } => "dates, day or month first",
        { DateOrder: DateOrder.YearFirst } => "dates, year first",
        { DateOrder: DateOrder.DayFirst } => "dates, day first",
        { DateOrder: DateOrder.MonthFirst } => "dates, month first",
        { IsRate: true } => "shares from 0 to 1",
        { DecimalMark: "," } => "numbers with decimal comma",
        { DecimalMark: not null } => "numbers with decimal point",
        _ => "text",
    };
}
