using Microsoft.Playwright;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Tests;

namespace ReportingPortal.Browser.Tests.Uploads;

/// <summary>An owner signed in, who looks at a page on a light desktop and a dark phone.</summary>
internal sealed class OwnersEyes(BrowserApp app, ChromiumBrowser chromium, Tenant shop, string session)
{
    public static async Task<OwnersEyes> OfAsync(BrowserApp app, ChromiumBrowser chromium, Tenant shop)
    {
        // The port is opened first: accounts are made by services, which would start the portal without one.
        var address = app.Address.ToString();
        var owner = await app.CreateUserAsync();
        await app.AddMemberAsync(shop, owner, TenantRole.Owner);
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = address });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("input[name=Email]", owner.Email!);
        await page.FillAsync("input[name=Password]", PortalApp.Password);
        await page.ClickAsync("form .btn-primary");
        await page.WaitForURLAsync($"**/t/{shop.Slug}/**");
        return new OwnersEyes(app, chromium, shop, await context.StorageStateAsync());
    }

    /// <summary>No accessibility rule is broken, nothing is wider than the screen, and the page says what it should.</summary>
    public async Task LookAsync(string path, string said)
    {
        await using var context = await ContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/t/{shop.Slug}/{path}");
        (await page.Locator("main").InnerTextAsync()).ShouldContain(said, Case.Insensitive, path);
        await ExpectOpenToAllAsync(page, $"{path}, light desktop");

        await page.TurnIntoDarkPhoneAsync();
        await ExpectOpenToAllAsync(page, $"{path}, dark phone");
    }

    /// <summary>A window of their own on a light desktop, signed in.</summary>
    public async Task<IBrowserContext> ContextAsync()
    {
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = app.Address.ToString(),
            StorageState = session,
            ColorScheme = ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(ChromiumBrowser.Patience);
        return context;
    }

    private static async Task ExpectOpenToAllAsync(IPage page, string what)
    {
        (await AxeReport.ViolationsAsync(page)).ShouldBeEmpty(what);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth")).ShouldBeLessThanOrEqualTo(0, what);
    }
}
