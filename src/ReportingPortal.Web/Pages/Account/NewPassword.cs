using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ReportingPortal.Web.Pages.Account;

/// <summary>A page with the field for a new password.</summary>
public interface INewPassword
{
    string? NewPassword { get; }
}

internal static class IdentityErrors
{
    /// <summary>Shows what Identity says beside the field it is about.</summary>
    public static void ShowErrors(this PageModel page, IdentityResult result)
    {
        foreach (var error in result.Errors)
        {
            page.ModelState.AddModelError(FieldOf(error.Code), error.Description);
        }
    }

    private static string FieldOf(string code) => code switch
    {
        nameof(IdentityErrorDescriber.PasswordMismatch) => "CurrentPassword",
        _ when code?.StartsWith("Password", StringComparison.Ordinal) == true => nameof(INewPassword.NewPassword),
        _ => "",
    };
}
