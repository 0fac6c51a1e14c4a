namespace ReportingPortal.Web.Pages.Shared;

/// <summary>The form fields of a tenant: its owner's settings page and the platform's page for a new one.</summary>
public interface ITenantFields
{
    string? Name { get; }

    string? Currency { get; }

    string? TimeZone { get; }

    DayOfWeek WeekStart { get; }
}
