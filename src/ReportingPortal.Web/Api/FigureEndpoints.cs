namespace ReportingPortal.Web.Api;

/// <summary>All figures under one call, for the group that says who may read them.</summary>
public static class FigureEndpoints
{
    public static void MapFigures(this IEndpointRouteBuilder api)
    {
        var figures = api.MapGroup("").WithTags("Figures");
        figures.MapKpis();
        figures.MapNarrative();
        figures.MapSales();
        figures.MapPareto();
        figures.MapBasket();
        figures.MapRfm();
        figures.MapSegments();
        figures.MapCohorts();
        figures.MapFunnel();
        figures.MapLifetime();
        figures.MapCustomers();
        figures.MapOrphans();
        figures.MapExplain();
    }
}
