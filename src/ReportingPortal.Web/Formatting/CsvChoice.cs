using System.Globalization;
using ReportingPortal.Reports.Csv;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Formatting;

/// <summary>
/// How CSV files are written for the person at a browser. It is kept with the browser, not with the person: it hangs on the spreadsheet
/// of that machine. Programs get the plain form, whatever they send along.
/// </summary>
/// <param name="Dialect">Null where the browser's language decides.</param>
public sealed record CsvChoice(string Key, string Title, CsvDialect? Dialect)
{
    public static readonly CsvChoice Automatic = new("auto", "As spreadsheets in this browser's language read them", null);

    public static readonly IReadOnlyList<CsvChoice> All =
    [
        Automatic,
        new("semicolons", "Semicolons and decimal commas", CsvDialect.Semicolons),
        new("commas", "Commas and decimal points", CsvDialect.Commas),
        new("plain", "Commas and decimal points, for programs: without a mark of the encoding", CsvDialect.Plain),
    ];

    private const string Cookie = "rp-csv";

    /// <summary>What was said at this browser.</summary>
    public static CsvChoice Of(HttpRequest request) => Find(request.Cookies[Cookie]) ?? Automatic;

    public static CsvChoice? Find(string? key) => All.FirstOrDefault(choice => choice.Key == key);

    /// <summary>The form of a file that a link asks for.</summary>
    public static CsvDialect DialectFor(HttpContext context)
        => context.Features.Get<ApiKeyAccess>() is null ? Of(context.Request).DialectIn(context.Request) : CsvDialect.Plain;

    /// <summary>The form this choice means where the request comes from.</summary>
    public CsvDialect DialectIn(HttpRequest request)
        => Dialect ?? (LanguageOf(request) is { } language ? CsvDialect.For(language) : CsvDialect.Plain);

    public void Remember(HttpContext context)
        => context.Response.Cookies.Append(Cookie, Key, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
        });

    /// <summary>The language a browser wants most, of those this machine knows; null for programs, which ask for none.</summary>
    public static CultureInfo? LanguageOf(HttpRequest request)
        => request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Known(language.Value.ToString())).FirstOrDefault(culture => culture is not null);

    private static CultureInfo? Known(string name)
    {
        try
        {
            return name is "" or "*" ? null : CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
