using Microsoft.Playwright;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Audiences;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Tests;

namespace ReportingPortal.Browser.Tests.Figures;

/// <summary>A class fixture: the portal with one lively shop, and a viewer's session to look at it.</summary>
public sealed class FigurePages : BrowserApp
{
    public static readonly Guid AudienceId = new("0193a0b0-0000-7000-8000-000000000001");

    /// <summary>Below the shop's own address: every page of figures, and forms of it that show others.</summary>
    public static TheoryData<string> Paths =>
    [
        "overview", "sales", "customers", "customers/pareto", "customers/C001", "rfm", "rfm?size=net_sales&region=South", "rfm/groups?by=category",
        "rfm/migration", "rfm/moved", "audiences", $"audiences/{AudienceId}", "segments", "segments/customers?segment_id=1", "lifetime-value", "cohorts",
        "cohorts?by=week&metric=ltv", "cohorts?basis=registration", "sales?rfm_group=Champions", "sales?product_id=Furn%20bag",
        "funnels", "funnels?unit=session&breakdown=category&mode=any&step=2", "quality", "quality/rows?finding=price_outlier",
        "sales/over-time", "sales/distribution", "sales/distribution?of=customer&scale=log", "customers/pareto?by=category", "baskets", "baskets?by=category",
        "recommendations", "recommendations?customer=C001&model=als",
    ];

    private string? session;
    private Tenant shop = null!;

    public Tenant Shop => shop;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        shop = await CreateTenantAsync("lively");
        await new ShopSeed(Database, shop).WithLivelyYears().SaveAsync(CancellationToken.None);
        Guid run;
        await using (var scope = Database.ScopeOf(shop))
        {
            await using var transaction = await scope.Session.BeginWriteAsync(CancellationToken.None);
            scope.Session.Db.Add(new Audience { TenantId = shop.TenantId, AudienceId = AudienceId, Name = "Regulars", Criteria = """{"minOrders":2}""" });
            await scope.Session.Db.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        await using (var scope = Database.ScopeOf(shop))
        {
            run = await new TenantAnalysis(scope.Session, new DayCache(), TimeProvider.System).RequestAsync(CancellationToken.None);
        }

        await using var work = Database.ScopeOf(shop);
        await new TenantAnalysis(work.Session, new DayCache(), TimeProvider.System).RunAsync(run, CancellationToken.None);
    }

    /// <summary>A browser window of the signed-in viewer.</summary>
    public async Task<IBrowserContext> OpenAsync(IBrowser browser, bool dark = false, bool phone = false, bool bypassCsp = false, bool scripts = true)
    {
        session ??= await SignInAsync(browser);
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            StorageState = session,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = phone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1280, Height = 900 },
            BypassCSP = bypassCsp,
            JavaScriptEnabled = scripts,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(ChromiumBrowser.Patience);
        return context;
    }

    /// <summary>Two frames after the last chart: reduced motion leaves nothing to wait for.</summary>
    public static async Task DrawnAsync(IPage page)
    {
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('figure[data-chart]')].every(figure => figure.classList.contains('is-drawn'))");
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    private async Task<string> SignInAsync(IBrowser browser)
    {
        var address = Address.ToString();
        var viewer = await CreateUserAsync();
        await AddMemberAsync(shop, viewer, TenantRole.Viewer);
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = address });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("input[name=Email]", viewer.Email!);
        await page.FillAsync("input[name=Password]", PortalApp.Password);
        await page.ClickAsync("form .btn-primary");
        await page.WaitForURLAsync("**/t/lively/**");
        return await context.StorageStateAsync();
    }
}
