using ReportingPortal.Reports.Csv;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Api;

/// <summary>A column of a CSV file: its name in the header and a row's value in it.</summary>
public sealed record CsvColumn<T>(string Name, Func<T, object?> Value);

/// <summary>
/// Streams rows as CSV in UTF-8: plain for programs, in the form of their spreadsheets for people. Text that a spreadsheet would run as a
/// formula gets an apostrophe before it; numbers are written as numbers, negative ones included.
/// </summary>
public sealed class CsvResult<T>(string fileName, CsvColumn<T>[] columns, IAsyncEnumerable<T> rows) : IResult
{
    private const int FlushEvery = 500;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        var dialect = httpContext.Request.CsvDialect();
        await using var writer = new StreamWriter(response.Body, dialect.Encoding, leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(dialect.Line(columns.Select(column => column.Name)));
        var written = 0;
        await foreach (var row in rows.WithCancellation(httpContext.RequestAborted))
        {
            await writer.WriteLineAsync(dialect.Line(columns.Select(column => column.Value(row))));
            if (++written % FlushEvery == 0)
            {
                await writer.FlushAsync(httpContext.RequestAborted);
            }
        }
    }
}

public static class CsvRequest
{
    /// <summary>Accept: text/csv, or format=csv where a link can't set a header.</summary>
    public static bool WantsCsv(this HttpRequest request)
        => IsLink(request)
            || request.GetTypedHeaders().Accept.Any(accept => accept.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase));

    /// <summary>Who sends a header is a program.</summary>
    public static CsvDialect CsvDialect(this HttpRequest request)
        => IsLink(request) ? CsvChoice.DialectFor(request.HttpContext) : Reports.Csv.CsvDialect.Plain;

    private static bool IsLink(HttpRequest request) => request.Query["format"] == "csv";
}
