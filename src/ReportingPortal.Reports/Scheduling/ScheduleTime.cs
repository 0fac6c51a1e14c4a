using ReportingPortal.Data.Reports;

namespace ReportingPortal.Reports.Scheduling;

public static class ScheduleTime
{
    /// <summary>When the schedule fires in the shop's zone.</summary>
    public static WeeklyTime TimeIn(this ReportSchedule schedule, TimeZoneInfo zone) => new(schedule.Weekday, schedule.LocalTime, zone);
}
