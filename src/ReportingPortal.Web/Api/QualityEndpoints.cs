using ReportingPortal.Analytics.Quality;
using ReportingPortal.Ingestion;

namespace ReportingPortal.Web.Api;

/// <summary>What is wrong with the rows the figures stand on, as the last analysis run counted it.</summary>
public static class QualityEndpoints
{
    private static readonly CsvColumn<QualityRow>[] Columns =
    [
        new("key", row => row.Key), new("product_id", row => row.ProductId), new("at", row => row.At?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)),
        new("customer_id", row => row.CustomerId), new("region", row => row.Region), new("category", row => row.Category), new("quantity", row => row.Quantity),
        new("unit_price", row => row.UnitPrice), new("net_sales", row => row.NetSales), new("upload_id", row => row.UploadId), new("row_number", row => row.RowNumber),
    ];

    public static void MapQuality(this IEndpointRouteBuilder api)
    {
        var quality = api.MapGroup("").WithTags("Ingestion");
        quality.MapGet("/quality", SummaryAsync).WithFigureProblems().Produces<FigureAnswer<QualitySummary>>()
            .WithSummary("Missing, negative, future-dated, unusual, orphaned and waiting rows: a count each");
        quality.MapGet("/uploads/{id:guid}/quality", UploadAsync).WithFigureProblems().Produces<FigureAnswer<QualitySummary>>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The same of the rows an upload brought and that still stand");
        quality.MapGet("/quality/rows", RowsAsync).WithListPaging().Produces<FigureListAnswer<QualityRow>>()
            .WithChoice("finding", "Which count's rows.", [.. QualityFinding.All.Select(finding => finding.Name)])
            .WithText("upload_id", "Only rows of this upload.")
            .WithSummary("The rows behind a count");
    }

    private static Task<IResult> SummaryAsync(FigureAnswers answers, QualityQuery query, CancellationToken ct)
        => answers.AnswerAsync(_ => query.RunAsync(null, ct), ct, FigureCuts.Nothing);

    private static async Task<IResult> UploadAsync(Guid id, FigureAnswers answers, QualityQuery query, UploadQuery uploads, CancellationToken ct)
        => await uploads.FindAsync(id, ct) is null ? TypedResults.NotFound() : await answers.AnswerAsync(_ => query.RunAsync(id, ct), ct, FigureCuts.Nothing);

    private static async Task<IResult> RowsAsync(FigureAnswers answers, QualityQuery query, HttpRequest request, CancellationToken ct)
    {
        if (QualityFinding.Find(request.Query["finding"]) is not { } finding)
        {
            return FigureAnswers.Refused($"'finding' is one of {string.Join(", ", QualityFinding.All.Select(one => one.Name))}.");
        }

        var upload = request.Query["upload_id"].ToString();
        if (upload.Length > 0 && !Guid.TryParse(upload, out _))
        {
            return FigureAnswers.Refused("'upload_id' is the id of an upload.");
        }

        Guid? uploadId = upload.Length > 0 ? Guid.Parse(upload) : null;
        return await answers.AnswerListAsync((cursor, limit) => query.RowsAsync(finding, uploadId, cursor, limit, ct), finding.Name, Columns, ct);
    }
}
