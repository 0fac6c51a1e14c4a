using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Sales;
using ReportingPortal.Analytics.Scope;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Filters;

namespace ReportingPortal.Web.Api;

/// <summary>
/// What all figure endpoints share: filters read and refused in one way, the same meta beside every answer, and the
/// choice between JSON and CSV (Accept: text/csv, or format=csv where a link can't set a header).
/// </summary>
public sealed class FigureAnswers(DataScopeQuery scopes, PeopleScopeQuery people, CurrentTenant tenant, IHttpContextAccessor accessor)
{
    public const int MaxLimit = 1000;

    private const int StandardLimit = 100;

    private HttpRequest Request => accessor.HttpContext!.Request;

    /// <summary>One value or one whole series.</summary>
    public async Task<IResult> AnswerAsync<T>(Func<FilterBar, Task<T>> figure, CancellationToken ct, FigureCuts? cuts = null)
    {
        var bar = await ReadAsync(cuts, ct);
        return Problem(bar, cuts) is { } problem ? problem : TypedResults.Ok(new FigureAnswer<T>(await figure(bar), FigureMeta.Of(bar, tenant.Tenant, Request.Query)));
    }

    /// <summary>A whole series, as JSON or as a file.</summary>
    public async Task<IResult> AnswerSeriesAsync<T>(
        Func<FilterBar, Task<IReadOnlyList<T>>> figure, string fileName, CsvColumn<T>[] columns, CancellationToken ct, FigureCuts? cuts = null)
    {
        var bar = await ReadAsync(cuts, ct);
        if (Problem(bar, cuts) is { } problem)
        {
            return problem;
        }

        var rows = await figure(bar);
        return Request.WantsCsv()
            ? new CsvResult<T>(FileName(fileName), columns, rows.ToAsyncEnumerable())
            : TypedResults.Ok(new FigureAnswer<IReadOnlyList<T>>(rows, FigureMeta.Of(bar, tenant.Tenant, Request.Query)));
    }

    /// <summary>A list by pages as JSON; as CSV the whole of it, read page by page while it is written.</summary>
    public Task<IResult> AnswerListAsync<T>(
        Func<string?, int, Task<Page<T>>> page, string fileName, CsvColumn<T>[] columns, CancellationToken ct)
        => AnswerListAsync((_, cursor, limit) => page(cursor, limit), fileName, columns, ct, FigureCuts.Nothing);

    /// <summary>The same for a list that the filters cut.</summary>
    public async Task<IResult> AnswerListAsync<T>(
        Func<FilterBar, string?, int, Task<Page<T>>> page, string fileName, CsvColumn<T>[] columns, CancellationToken ct, FigureCuts? cuts = null)
    {
        var bar = await ReadAsync(cuts, ct);
        if (Problem(bar, cuts) is { } problem)
        {
            return problem;
        }

        if (Request.WantsCsv())
        {
            return new CsvResult<T>(FileName(fileName), columns, AllPages((cursor, limit) => page(bar, cursor, limit)));
        }

        return await AnswerPageAsync(async (cursor, limit) =>
        {
            var rows = await page(bar, cursor, limit);
            return new FigureListAnswer<T>(rows.Items, FigureMeta.Of(bar, tenant.Tenant, Request.Query), rows.Total, rows.NextCursor);
        });
    }

    /// <summary>An answer of its own shape.</summary>
    public async Task<IResult> AnswerOwnAsync(Func<FilterBar, FigureMeta, Task<IResult>> answer, FigureCuts cuts, CancellationToken ct)
    {
        var bar = await ReadAsync(cuts, ct);
        return Problem(bar, cuts) is { } problem ? problem : await answer(bar, FigureMeta.Of(bar, tenant.Tenant, Request.Query));
    }

    /// <summary>The same of all sales or of a part of them.</summary>
    public Task<IResult> AnswerPartAsync(PartSalesQuery sales, Func<FilterBar, SalesPart?, FigureMeta, Task<IResult>> answer, FigureCuts cuts, CancellationToken ct)
        => AnswerOwnAsync(
            async (bar, meta) =>
            {
                var (part, problem) = await SalesPartChoice.ReadAsync(Request.Query, bar, sales, ct);
                return problem.Length > 0 ? Refused(problem) : await answer(bar, part, meta);
            },
            cuts, ct);

    /// <summary>A whole series of an answer of its own shape, as JSON or as a file.</summary>
    public IResult Series<T>(IReadOnlyList<T> rows, FigureMeta meta, string fileName, CsvColumn<T>[] columns)
        => Request.WantsCsv() ? new CsvResult<T>(FileName(fileName), columns, rows.ToAsyncEnumerable()) : TypedResults.Ok(new FigureAnswer<IReadOnlyList<T>>(rows, meta));

    /// <summary>A page of an own shape: limit and cursor read and refused as everywhere.</summary>
    public async Task<IResult> AnswerPageAsync<T>(Func<string?, int, Task<T>> page)
    {
        if (!TryReadLimit(out var limit))
        {
            return Refused($"'limit' must be a whole number from 1 to {MaxLimit}.");
        }

        var cursor = Request.Query["cursor"].ToString();
        try
        {
            return TypedResults.Ok(await page(cursor.Length == 0 ? null : cursor, limit));
        }
        catch (FormatException)
        {
            return Refused("'cursor' must be the next_cursor of an earlier page of this list.");
        }
    }

    /// <summary>What a figure's file is called on the reader's disk.</summary>
    public string FileName(string name) => $"{tenant.Tenant.Slug}-{name}.csv";

    public static ProblemHttpResult Refused(string detail)
        => TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: "The request can't be answered as asked.");

    public static ProblemHttpResult NotFiltered(string name) => Refused($"This figure can't be filtered by '{name}'.");

    // An API call that names no period means the whole history; a page has its own default.
    private async Task<FilterBar> ReadAsync(FigureCuts? cuts, CancellationToken ct)
        => FilterReader.Read((cuts ?? FigureCuts.Sales).Of(Request.Query), await (cuts ?? FigureCuts.Sales).ScopeAsync(Request.Query, scopes, people, ct), "all");

    private ProblemHttpResult? Problem(FilterBar bar, FigureCuts? cuts)
        => bar.Problems.Count > 0 ? Refused(string.Join(" ", bar.Problems.Select(problem => problem.Message)))
            : (cuts ?? FigureCuts.Sales).Unused(Request.Query) is { } unused ? NotFiltered(unused)
            : null;

    private bool TryReadLimit(out int limit)
    {
        var text = Request.Query["limit"].ToString();
        limit = StandardLimit;
        return text.Length == 0
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MaxLimit);
    }

    private static async IAsyncEnumerable<T> AllPages<T>(Func<string?, int, Task<Page<T>>> page)
    {
        string? cursor = null;
        do
        {
            var rows = await page(cursor, MaxLimit);
            foreach (var row in rows.Items)
            {
                yield return row;
            }

            cursor = rows.NextCursor;
        }
        while (cursor is not null);
    }
}
