using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Reading.Json;

/// <summary>
/// The object around an array of rows, as interfaces answer: {"orders": [{…}, {…}], "total": 2}. What stands beside the array
/// tells it from one order with its items: of pages and counts, and of nothing that a row could say.
/// </summary>
internal sealed class JsonEnvelope
{
    /// <summary>What interfaces put beside the rows.</summary>
    private static readonly HashSet<string> Beside =
    [
        "total", "count", "offset", "limit", "page", "perpage", "pagesize", "pages", "totalpages", "totalcount", "totalresults", "totalitems", "totalrecords", "size",
        "hasmore", "more", "next", "nextpage", "previous", "prev", "links", "meta", "metadata", "pagination", "paging", "status", "success", "ok", "object", "url", "self",
        "cursor", "nextcursor", "nextpagetoken", "pageinfo", "code", "message", "error", "errors", "warnings", "version", "generatedat", "exportedat", "timestamp",
        "requestid", "kind", "etag", "currentpage", "first", "last", "from", "to", "shop", "store", "type", "filter", "filters", "included", "aggregations", "elapsed", "took",
    ];

    /// <summary>Arrays that are of rows whatever stands beside them.</summary>
    private static readonly HashSet<string> Rows =
        ["data", "results", "records", "rows", "entries", "orders", "customers", "events", "transactions", "payments", "values", "objects", "hits", "content", "sales"];

    /// <summary>Objects around the array and nothing else: {"data": {"orders": […]}}.</summary>
    private static readonly HashSet<string> Wrappers = ["data", "response", "result", "results", "d", "hits", "body", "payload", "export"];

    private readonly HashSet<string> beside = [];
    private string array = "";

    public static bool IsWrapper(string key) => Wrappers.Contains(ColumnNames.Normalise(key));

    /// <summary>Whether an array of objects of this name may be the rows.</summary>
    public static bool MayBeRows(string key) => !Beside.Contains(ColumnNames.Normalise(key)) && !ItemArrays.Describes(key);

    public void Meet(string key) => beside.Add(ColumnNames.Normalise(key));

    public void Open(string key) => array = ColumnNames.Normalise(key);

    /// <summary>Asked when all of the object has gone by.</summary>
    public bool IsOne => beside.IsSubsetOf(Beside)
        || (Rows.Contains(array) && !beside.Any(key => key is "id" or "email" or "name" || key.EndsWith("id", StringComparison.Ordinal)));
}
