using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using ReportingPortal.Analytics.Audiences;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Pages.Audiences;

/// <summary>An audience as a form holds it, and as other pages hand it over in an address.</summary>
public sealed class AudienceForm
{
    public string? Name { get; set; }

    public string? Group { get; set; }

    public string? ValueTier { get; set; }

    public string? ActivityStatus { get; set; }

    public int? SegmentId { get; set; }

    public string? Region { get; set; }

    public string? Category { get; set; }

    public decimal? MinSpend { get; set; }

    public decimal? MaxSpend { get; set; }

    public int? MinOrders { get; set; }

    public int? MaxOrders { get; set; }

    public int? MinDays { get; set; }

    public int? MaxDays { get; set; }

    public string? MovedFrom { get; set; }

    public string? MovedTo { get; set; }

    public int? MovedMonths { get; set; }

    public string? FunnelSteps { get; set; }

    public string? FunnelMode { get; set; }

    public string? FunnelUnit { get; set; }

    public string? FunnelWindow { get; set; }

    public string? FunnelStepWindows { get; set; }

    public int? FunnelStep { get; set; }

    public int? FunnelDays { get; set; }

    public string? FunnelRegion { get; set; }

    public string? FunnelCategory { get; set; }

    public bool HasFunnel => FunnelStep is not null;

    public static AudienceForm Of(SavedAudience audience) => Of(audience.Name, audience.Criteria);

    /// <summary>The criteria; a funnel that can't be read is told by the problems.</summary>
    public (AudienceCriteria Criteria, string? Problem) Read()
    {
        var criteria = new AudienceCriteria(
            Text(Group), Text(ValueTier), Text(ActivityStatus), SegmentId, Text(Region), Text(Category), MinSpend, MaxSpend, MinOrders, MaxOrders, MinDays, MaxDays,
            Text(MovedFrom), Text(MovedTo), Text(MovedFrom) is null && Text(MovedTo) is null ? null : MovedMonths ?? 1);
        if (FunnelStep is not { } step)
        {
            return (criteria, null);
        }

        var asked = FunnelRequest.Read(new QueryCollection(new Dictionary<string, StringValues>
        {
            ["steps"] = FunnelSteps,
            ["mode"] = FunnelMode,
            ["unit"] = FunnelUnit,
            ["window"] = FunnelWindow,
            ["step_windows"] = FunnelStepWindows,
        }));
        return (
            criteria with { Funnel = FunnelDropOutCriteria.Of(asked.Settings, step, FunnelDays, Text(FunnelRegion), Text(FunnelCategory)) },
            asked.Problems.Count == 0 ? null : asked.Problems[0].Message);
    }

    /// <summary>An address that opens the form for a new audience with this filled in.</summary>
    public static string Link(string slug, string? name, AudienceCriteria criteria)
    {
        var form = Of(name, criteria);
        var state = typeof(AudienceForm).GetProperties().Where(property => property.CanWrite && property.GetValue(form) is not null)
            .Select(property => KeyValuePair.Create("Form." + property.Name, Convert.ToString(property.GetValue(form), CultureInfo.InvariantCulture)));
        return QueryHelpers.AddQueryString($"/t/{slug}/audiences/create", state);
    }

    private static AudienceForm Of(string? name, AudienceCriteria criteria) => new()
    {
        Name = name,
        Group = criteria.Group,
        ValueTier = criteria.ValueTier,
        ActivityStatus = criteria.ActivityStatus,
        SegmentId = criteria.SegmentId,
        Region = criteria.Region,
        Category = criteria.Category,
        MinSpend = criteria.MinSpend,
        MaxSpend = criteria.MaxSpend,
        MinOrders = criteria.MinOrders,
        MaxOrders = criteria.MaxOrders,
        MinDays = criteria.MinDays,
        MaxDays = criteria.MaxDays,
        MovedFrom = criteria.MovedFrom,
        MovedTo = criteria.MovedTo,
        MovedMonths = criteria.MovedMonths,
        FunnelSteps = criteria.Funnel is { } funnel ? string.Join(',', funnel.Steps.Select(FunnelRequest.Name)) : null,
        FunnelMode = criteria.Funnel is { } moded ? FunnelRequest.Name(moded.Mode) : null,
        FunnelUnit = criteria.Funnel is { } counted ? FunnelRequest.Name(counted.Unit) : null,
        FunnelWindow = criteria.Funnel is { } timed ? FunnelRequest.WindowName(timed.Settings().Window) : null,
        FunnelStepWindows = criteria.Funnel is { } stepped ? FunnelRequest.StepWindowNames(stepped.Settings()) : null,
        FunnelStep = criteria.Funnel?.Step,
        FunnelDays = criteria.Funnel?.Days,
        FunnelRegion = criteria.Funnel?.Region,
        FunnelCategory = criteria.Funnel?.Category,
    };

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
