using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Pages.Account;

/// <summary>How CSV files are written at this browser: spreadsheets of different countries take different ones.</summary>
public sealed class DownloadsModel : PageModel
{
    private static readonly object[] SampleRow = ["Müller, Anna", 1234.5m, new DateOnly(2026, 3, 31)];

    [BindProperty]
    public string? Chosen { get; set; }

    /// <summary>The page this one was opened from.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string Back => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/";

    /// <summary>The browser's language in words; null where it names none.</summary>
    public string? Language => CsvChoice.LanguageOf(Request)?.EnglishName;

    public void OnGet() => Chosen = CsvChoice.Of(Request).Key;

    public IActionResult OnPost()
    {
        if (CsvChoice.Find(Chosen) is not { } choice)
        {
            ModelState.AddModelError(nameof(Chosen), "Choose one of the forms.");
            return Page();
        }

        choice.Remember(HttpContext);
        TempData["Status"] = "CSV files are written this way at this browser from now on.";
        return LocalRedirect(Back);
    }

    /// <summary>A row as the choice writes it here.</summary>
    public string Sample(CsvChoice choice) => choice.DialectIn(Request).Line(SampleRow);
}
