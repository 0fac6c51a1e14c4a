using System.ComponentModel.DataAnnotations;
using ReportingPortal.Data.Reports;
using ReportingPortal.Reports.Scheduling;

namespace ReportingPortal.Web.Pages.Settings.Schedules;

/// <summary>A schedule as its form holds it; one recipient a line.</summary>
public sealed class ScheduleForm
{
    [Required(ErrorMessage = "Give the schedule a name.")]
    public string Name { get; set; } = "Weekly report";

    public DayOfWeek Weekday { get; set; } = DayOfWeek.Monday;

    public TimeOnly Time { get; set; } = new(7, 0);

    [Required(ErrorMessage = "Name at least one recipient.")]
    public string Recipients { get; set; } = "";

    public bool ApprovesOutsiders { get; set; }

    public static ScheduleForm Of(ReportSchedule schedule) => new()
    {
        Name = schedule.Name,
        Weekday = schedule.Weekday,
        Time = schedule.LocalTime,
        Recipients = string.Join('\n', schedule.Recipients),
        ApprovesOutsiders = schedule.ApprovedAddresses.Length > 0,
    };

    public ScheduleWish ToWish() => new(Name, Weekday, Time, Recipients.Split(['\n', '\r', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), ApprovesOutsiders);
}
