using System.Globalization;
using Microsoft.Playwright;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Web.Tests;

namespace ReportingPortal.Browser.Tests.Figures;

public sealed class Preview(BrowserApp app, ChromiumBrowser chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task Shots()
    {
        var folder = Environment.GetEnvironmentVariable("SHOTS");
        if (folder is null) { Assert.Skip("manual"); }
        var ct = TestContext.Current.CancellationToken;
        var address = app.Address;
        var tenant = await app.CreateTenantAsync("nordlicht");
        await new ShopSeed(app.Database, tenant).WithLivelyYears().SaveAsync(ct);
        await using (var scope = app.Database.ScopeOf(tenant))
        {
            var analysis = new ReportingPortal.Analytics.Runs.TenantAnalysis(scope.Session, TimeProvider.System);
            var run = await analysis.RequestAsync(ct);
            await analysis.RunAsync(run, ct);
        }
        var user = await app.CreateUserAsync();
        await app.AddMemberAsync(tenant, user, TenantRole.Analyst);
        foreach (var (name, w, h, dark) in new[] { ("desk", 1280, 900, false), ("desk-dark", 1280, 900, true), ("phone", 390, 844, false) })
        {
            await using var context = await chromium.Browser.NewContextAsync(new() { BaseURL = address.ToString(), ViewportSize = new() { Width = w, Height = h }, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
            var page = await context.NewPageAsync();
            page.Console += (_, m) => { if (m.Type is "error" or "warning") { Console.WriteLine($"CONSOLE {name} {m.Text}"); } };
            page.PageError += (_, m) => Console.WriteLine($"PAGEERROR {name} {m}");
            await page.GotoAsync("/account/sign-in");
            await page.FillAsync("input[name=Email]", user.Email!);
            await page.FillAsync("input[name=Password]", PortalApp.Password);
            await page.ClickAsync("form .btn-primary");
            await page.WaitForURLAsync("**/t/**");
            foreach (var path in (Environment.GetEnvironmentVariable("PATHS") ?? "overview").Split(','))
            {
                var r = await page.GotoAsync($"/t/nordlicht/{path}");
                Console.WriteLine($"{path} {r!.Status}");
                await page.WaitForTimeoutAsync(500);
                var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {path} overflow {wide}"));
                var file = path.Split('?')[0].Replace('/', '-');
                await page.ScreenshotAsync(new() { Path = $"{folder}/{file}-{name}.png", FullPage = true });
            }
        }
    }
}
