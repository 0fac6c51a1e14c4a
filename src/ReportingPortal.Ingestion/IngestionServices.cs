using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReportingPortal.Ingestion.Corrections;
using ReportingPortal.Ingestion.Events;
using ReportingPortal.Ingestion.Reading;
using ReportingPortal.Ingestion.Rollups;
using ReportingPortal.Ingestion.Rules;

namespace ReportingPortal.Ingestion;

public static class IngestionServices
{
    /// <summary>Registers what the web project calls: storing, loading, answering and reading uploads of the scope's tenant.</summary>
    public static IServiceCollection AddIngestion(this IServiceCollection services)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(ReadingLimits.Default);
        services.AddScoped<UploadStore>();
        services.AddScoped<EventInbox>();
        services.AddScoped<RowCorrections>();
        services.AddScoped<ValueRules>();
        services.AddScoped<UploadQuery>();
        services.AddScoped<MappingAnswer>();
        services.AddScoped<IngestUpload>();
        services.AddScoped<RollupRebuild>();
        return services;
    }
}
