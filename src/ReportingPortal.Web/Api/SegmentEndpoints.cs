using System.Globalization;
using ReportingPortal.Analytics.Segments;

namespace ReportingPortal.Web.Api;

public static class SegmentEndpoints
{
    private static readonly CsvColumn<SegmentCustomer>[] Columns =
    [
        new("customer_id", customer => customer.CustomerId), new("name", customer => customer.Name),
        new("segment_id", customer => customer.SegmentId), new("segment", customer => customer.SegmentName),
    ];

    public static void MapSegments(this IEndpointRouteBuilder api)
    {
        api.MapGet("/segments", SegmentsAsync).WithFigureProblems().Produces<FigureAnswer<SegmentOverview>>()
            .WithSummary("The k-means segments of the current run, or the notice why there are none");
        api.MapGet("/segments/customers", CustomersAsync).WithListPaging().WithText("segment_id", "Only customers of this segment.")
            .Produces<FigureListAnswer<SegmentCustomer>>().WithSummary("Customers with their segment");
    }

    private static Task<IResult> SegmentsAsync(FigureAnswers answers, SegmentQuery query, CancellationToken ct)
        => answers.AnswerAsync(_ => query.RunAsync(ct), ct);

    private static async Task<IResult> CustomersAsync(FigureAnswers answers, SegmentQuery query, HttpRequest request, CancellationToken ct)
    {
        var text = request.Query["segment_id"].ToString();
        int? segmentId = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        if (text.Length > 0 && segmentId is null)
        {
            return FigureAnswers.Refused("'segment_id' must be a whole number.");
        }

        return await answers.AnswerListAsync(
            (cursor, limit) => query.CustomersAsync(segmentId, cursor, limit, ct), "segment-customers", Columns, ct);
    }
}
