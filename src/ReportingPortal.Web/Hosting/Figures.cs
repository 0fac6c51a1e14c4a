using ReportingPortal.Analytics;
using ReportingPortal.Web.Api;
using ReportingPortal.Web.Charts;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Hosting;

/// <summary>The figures: the query classes, and the two faces they show, pages and API.</summary>
public static class Figures
{
    public static void AddFigures(this IServiceCollection services)
        => services.AddAnalytics().AddScoped<PageFigures>().AddScoped<FigureAnswers>().AddScoped<ExplainReader>();
}
