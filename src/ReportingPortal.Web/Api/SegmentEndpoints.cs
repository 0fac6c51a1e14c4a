using System.Globalization;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Api;

public static class SegmentEndpoints
{
    private static readonly CsvColumn<SegmentCustomer>[] Columns =
    [
        new("customer_id", customer => customer.CustomerId), new("name", customer => customer.Name),
        new("segment_id", customer => customer.SegmentId), new("segment", customer => customer.SegmentName),
    ];

    private static readonly CsvColumn<(SegmentFigures Segment, string Feature)>[] ProfileColumns =
    [
        new("segment_id", row => row.Segment.Id), new("segment", row => row.Segment.Name), new("customers", row => row.Segment.Customers),
        new("net_sales", row => row.Segment.NetSales), new("feature", row => row.Feature), new("mean", row => row.Segment.Centroid[row.Feature]),
        new("z", row => row.Segment.ZCentroid[row.Feature]),
    ];

    private static readonly CsvColumn<GivenSegmentCell>[] ComparisonColumns =
    [
        new("given_segment", cell => cell.GivenSegment), new("segment_id", cell => cell.SegmentId), new("segment", cell => cell.Segment),
        new("customers", cell => cell.Customers),
    ];

    public static void MapSegments(this IEndpointRouteBuilder api)
    {
        api.MapGet("/segments", SegmentsAsync).WithCustomerCuts().WithText("rfm_group", "Only customers of this RFM group.").WithFigureProblems().Produces<FigureAnswer<SegmentOverview>>()
            .WithSummary("The k-means segments of the current run, or the notice why there are none; as CSV their profiles");
        api.MapGet("/segments/comparison", ComparisonAsync).WithFigureProblems().Produces<FigureAnswer<SegmentComparison>>()
            .WithSummary("The segments against those the shop's customer file names: confusion table, adjusted Rand index, purity");
        api.MapGet("/segments/customers", CustomersAsync).WithListPaging().WithCustomerCuts().WithText("rfm_group", "Only customers of this RFM group.")
            .WithText("segment_id", "Only customers of this segment.")
            .Produces<FigureListAnswer<SegmentCustomer>>().WithSummary("Customers with their segment");
    }

    private static async Task<IResult> SegmentsAsync(FigureAnswers answers, SegmentQuery query, HttpRequest request, CancellationToken ct)
    {
        if (CustomerRows.ProblemOf(request.Query) is { } problem)
        {
            return FigureAnswers.Refused(problem);
        }

        Task<SegmentOverview> Read(FilterBar bar) => query.RunAsync(CustomerRows.CutOf(bar, CustomerRows.GroupOf(request.Query)), ct);
        return request.WantsCsv()
            ? await answers.AnswerSeriesAsync(async bar => Profiles(await Read(bar)), "segments", ProfileColumns, ct, FigureCuts.Customers)
            : await answers.AnswerAsync(Read, ct, FigureCuts.Customers);
    }

    private static async Task<IResult> ComparisonAsync(FigureAnswers answers, SegmentComparisonQuery query, HttpRequest request, CancellationToken ct)
        => request.WantsCsv()
            ? await answers.AnswerSeriesAsync(async _ => (await query.RunAsync(ct)).Cells, "segment-comparison", ComparisonColumns, ct, FigureCuts.Nothing)
            : await answers.AnswerAsync(_ => query.RunAsync(ct), ct, FigureCuts.Nothing);

    private static IReadOnlyList<(SegmentFigures, string)> Profiles(SegmentOverview overview)
        => [.. overview.Segments.SelectMany(segment => overview.Features.Select(feature => (segment, feature)))];

    private static async Task<IResult> CustomersAsync(FigureAnswers answers, SegmentQuery query, HttpRequest request, CancellationToken ct)
    {
        var text = request.Query["segment_id"].ToString();
        int? segmentId = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        if (text.Length > 0 && segmentId is null)
        {
            return FigureAnswers.Refused("'segment_id' must be a whole number.");
        }

        return CustomerRows.ProblemOf(request.Query) is { } problem
            ? FigureAnswers.Refused(problem)
            : await answers.AnswerListAsync(
                (bar, cursor, limit) => query.CustomersAsync(segmentId, CustomerRows.CutOf(bar, CustomerRows.GroupOf(request.Query)), cursor, limit, ct), "segment-customers",
                Columns, ct, FigureCuts.Customers);
    }
}
