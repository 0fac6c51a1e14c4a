using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReportingPortal.Web.Access;

namespace ReportingPortal.Web.Pages.Error;

/// <summary>What went wrong in words, and what to do next. Reached by re-execution, whatever the method of the request was.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public class IndexModel : PageModel
{
    [FromRoute]
    public int Code { get; set; } = StatusCodes.Status404NotFound;

    public string TraceId => Activity.Current?.Id ?? HttpContext.TraceIdentifier;

    public string Title => Suspended is { } tenant ? $"{tenant.Name} is suspended" : Code switch
    {
        400 => "This form has expired",
        403 => "This page is not open to you",
        404 => "There is nothing here",
        405 => "That is not possible here",
        413 => "That is too large",
        429 => "Too many tries",
        >= 500 => "Something went wrong on our side",
        _ => "That did not work",
    };

    public string Text => Suspended is not null ? "Its pages and its API are closed for now; its data is kept. Ask the people who run this portal." : Code switch
    {
        400 => "Go back, reload the page and try again.",
        403 => "Your role does not include it. An owner of the shop can change your role.",
        404 => "The page has moved, or the address is not quite right, or it belongs to a shop you are not a member of.",
        429 => "Wait a minute, then try again.",
        >= 500 => "It is noted, with the time and place of the fault. Try again in a moment.",
        _ => "Go back and try it another way.",
    };

    private SuspendedTenant? Suspended => Code == StatusCodes.Status403Forbidden ? HttpContext.Features.Get<SuspendedTenant>() : null;

    public void OnGet() => KeepStatus();

    public void OnPost() => KeepStatus();

    private void KeepStatus()
    {
        if (Response.StatusCode == StatusCodes.Status200OK)
        {
            Response.StatusCode = Code is >= 400 and < 600 ? Code : StatusCodes.Status404NotFound;
        }
    }
}
