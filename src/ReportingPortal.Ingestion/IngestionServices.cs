using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReportingPortal.Ingestion.Corrections;
using ReportingPortal.Ingestion.Events;
using ReportingPortal.Ingestion.Previewing;
using ReportingPortal.Ingestion.Reading;
using ReportingPortal.Ingestion.Rollups;
using ReportingPortal.Ingestion.Rules;
using ReportingPortal.Ingestion.Undoing;

namespace ReportingPortal.Ingestion;

public static class IngestionServices
{
    /// <summary>Registers what the web project calls: storing, loading, undoing, answering and reading uploads of the scope's tenant.</summary>
    /// <param name="figures">How a preview reads figures within the scope's unit of work.</param>
    public static IServiceCollection AddIngestion(this IServiceCollection services, Func<IServiceProvider, ReadFigures> figures)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped(figures);
        services.TryAddSingleton(ReadingLimits.Default);
        services.AddScoped<UploadStore>();
        services.AddScoped<EventInbox>();
        services.AddScoped<UploadRequests>();
        services.AddScoped<RowCorrections>();
        services.AddScoped<ValueRules>();
        services.AddScoped<UploadQuery>();
        services.AddScoped<MappingAnswer>();
        services.AddScoped<TrustedSources>();
        services.AddScoped<LoadedDays>();
        services.AddScoped<IngestUpload>();
        services.AddScoped<UndoUpload>();
        services.AddScoped<RollupRebuild>();
        return services;
    }
}
