using Microsoft.Playwright;

namespace ReportingPortal.Browser.Tests;

public static class DarkPhone
{
    /// <summary>An open page is looked at on a dark phone from now on: it must follow both without being loaded again.</summary>
    public static async Task TurnIntoDarkPhoneAsync(this IPage page)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(390, 844);
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.bsTheme === 'dark'");
        // Charts take their new width on the frame after the page has its own.
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))");
    }
}
