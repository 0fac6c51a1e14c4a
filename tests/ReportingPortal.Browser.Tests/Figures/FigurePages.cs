using Microsoft.Playwright;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Analytics.Runs;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Audiences;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Tests;

namespace ReportingPortal.Browser.Tests.Figures;

/// <summary>The portal with one lively shop, and a viewer's session to look at it: one for all tests that change nothing in that shop.</summary>
public class FigurePages : BrowserApp
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

    private readonly Lock signingIn = new();
    private Task<(User Viewer, string State)>? session;
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
    public async Task<IBrowserContext> OpenAsync(IBrowser browser, bool scripts = true)
    {
        var (_, state) = await SessionAsync(browser);
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            StorageState = state,
            ColorScheme = ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
            JavaScriptEnabled = scripts,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(ChromiumBrowser.Patience);
        return context;
    }

    /// <summary>A shop of a test's own, as lively and not analysed, that the viewer may look at too.</summary>
    public async Task<Tenant> OwnShopAsync(IBrowser browser)
    {
        var own = await CreateTenantAsync();
        await new ShopSeed(Database, own).WithLivelyYears().SaveAsync(CancellationToken.None);
        await AddMemberAsync(own, (await SessionAsync(browser)).Viewer, TenantRole.Viewer);
        return own;
    }

    /// <summary>Two frames after the last chart: reduced motion leaves nothing to wait for.</summary>
    public static async Task DrawnAsync(IPage page)
    {
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('figure[data-chart]')].every(figure => figure.classList.contains('is-drawn'))");
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    private Task<(User Viewer, string State)> SessionAsync(IBrowser browser)
    {
        lock (signingIn)
        {
            return session ??= SignInAsync(browser);
        }
    }

    private async Task<(User Viewer, string State)> SignInAsync(IBrowser browser)
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
        return (viewer, await context.StorageStateAsync());
    }
}

/// <summary>A class fixture: the same for tests that watch the database, or have the shop analysed anew.</summary>
public sealed class ExplainedPages : FigurePages;
