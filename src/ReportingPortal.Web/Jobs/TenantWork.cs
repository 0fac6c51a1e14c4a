namespace ReportingPortal.Web.Jobs;

/// <summary>What a tenant's job carries: ids only, the tenant always among them.</summary>
public interface ITenantWork
{
    int TenantId { get; }
}

public sealed record IngestUploadWork(int TenantId, Guid UploadId) : ITenantWork;

public sealed record CollectEventsWork(int TenantId) : ITenantWork;

public sealed record AnalyseTenantWork(int TenantId, Guid RunId) : ITenantWork;

public sealed record RenderReportWork(int TenantId, Guid ReportId) : ITenantWork;

public sealed record SendReportsWork(int TenantId) : ITenantWork;
