using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Web.Uploads;

public static class ColumnForm
{
    /// <summary>How a column's values are written, in words.</summary>
    public static string Of(ColumnDialect column) => column switch
    {
        { Form: ValueForm.Empty } => "empty",
        { Form: ValueForm.Email } => "e-mail addresses",
        { Form: ValueForm.Text } => "text",
        { Form: ValueForm.Number } => NumbersOf(column),
        { IsDateOrderContradicted: true } => "dates that contradict each other",
        { DateOrder: DateOrder.DayFirst } => "dates, day first",
        { DateOrder: DateOrder.MonthFirst } => "dates, month first",
        { IsDateOrderOpen: true } => "dates, day or month first",
        _ => "dates, year first",
    };

    private static string NumbersOf(ColumnDialect column) => column switch
    {
        { Counts: var counts } when counts.Dates > 0 && counts.Dates >= counts.Numbers => "moments, counted in seconds",
        { IsRate: true } => "shares from 0 to 1",
        { IsDecimalMarkContradicted: true } => "numbers that contradict each other",
        { DecimalMark: "," } => "numbers with decimal comma",
        { DecimalMark: not null } => "numbers with decimal point",
        { IsDecimalMarkOpen: true } => "numbers, thousands or fractions",
        _ => "whole numbers",
    };
}
