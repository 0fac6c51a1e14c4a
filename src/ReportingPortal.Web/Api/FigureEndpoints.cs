namespace ReportingPortal.Web.Api;

/// <summary>All figures under one call, for the group that says who may read them.</summary>
public static class FigureEndpoints
{
    public static void MapFigures(this IEndpointRouteBuilder api)
    {
        api.MapKpis();
        api.MapSales();
        api.MapPareto();
        api.MapRfm();
        api.MapSegments();
        api.MapCustomers();
    }
}
