using System.Text;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Reading.Json;

/// <summary>
/// The object around an array of rows, as interfaces answer: {"orders": [{…}, {…}], "total": 2}. What stands beside the array
/// tells it from one order with its items: of pages and counts, and of nothing that a row could say. Several of them, one after
/// another, are the pages of one answer.
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
        "range", "majordimension",
    ];

    /// <summary>Arrays that are of rows whatever stands beside them.</summary>
    private static readonly HashSet<string> Rows =
        ["data", "results", "records", "rows", "entries", "orders", "customers", "events", "transactions", "payments", "values", "objects", "hits", "content", "sales"];

    /// <summary>Objects around the array and nothing else: {"data": {"orders": […]}}.</summary>
    private static readonly HashSet<string> Wrappers = ["data", "response", "result", "results", "d", "hits", "body", "payload", "export"];

    /// <summary>What stands beside the rows of an answer, and could be said of each of them too: of pages it has to be the same on all.</summary>
    private static readonly HashSet<string> OfRowsToo = ["status", "type", "shop", "store", "kind", "code", "name", "message", "timestamp", "version", "object"];

    private readonly Dictionary<string, string> beside = [];
    private string array = "";
    private bool differs;

    public static bool StandsBeside(string key) => Beside.Contains(ColumnNames.Normalise(key));

    public static bool NamesRows(string key) => Rows.Contains(ColumnNames.Normalise(key));

    public static bool IsWrapper(string key) => Wrappers.Contains(ColumnNames.Normalise(key));

    /// <summary>Whether an array of objects of this name may be the rows.</summary>
    public static bool MayBeRows(string key) => !Beside.Contains(ColumnNames.Normalise(key)) && !ItemArrays.Describes(key);

    /// <summary>The rows of the first page were found.</summary>
    public bool IsOpened => array.Length > 0;

    public bool IsArray(string key) => ColumnNames.Normalise(key) == array;

    public void Meet(string key, ReadOnlySpan<byte> value)
    {
        var name = ColumnNames.Normalise(key);
        var isOfRowsToo = OfRowsToo.Contains(name);
        var text = isOfRowsToo ? Encoding.UTF8.GetString(value) : "";
        differs |= !beside.TryAdd(name, text) && isOfRowsToo && beside[name] != text;
    }

    public void Open(string key) => array = ColumnNames.Normalise(key);

    /// <summary>Asked when all of the object has gone by.</summary>
    public bool IsOne => beside.Keys.All(Beside.Contains)
        || (Rows.Contains(array) && !beside.Keys.Any(key => key is "id" or "email" or "name" || key.EndsWith("id", StringComparison.Ordinal)));

    /// <summary>Asked of one among several: an array of items in each, or what differs beside it, makes them rows of their own.</summary>
    public bool IsPage => Rows.Contains(array) && array != "events" && !differs && beside.Keys.All(Beside.Contains);
}
