using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ReportingPortal.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace ReportingPortal.Browser.Tests.MainJob;

/// <summary>What the portal is for, from the first sign-in to the mail, as people do it.</summary>
public sealed class MainJobTests(WorkingApp app, ChromiumBrowser chromium) : IClassFixture<WorkingApp>, IDisposable
{
    private const string OwnerEmail = "owner@main-job.example";
    private const string OwnerPassword = "seven unrelated words";

    private readonly string folder = Directory.CreateTempSubdirectory("rp-main-job").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task From_a_new_tenant_to_the_report_in_the_mailbox()
    {
        var sales = SalesFile.Write(folder);
        var admin = await NewPageAsync();
        await SignInAsync(admin, (await app.CreateUserAsync("admin@main-job.example", isPlatformAdmin: true)).Email!, PortalApp.Password);
        await CreateTenantAsync(admin);
        var owner = await NewPageAsync();
        await AcceptInvitationAsync(owner, await InvitationLinkAsync(admin));

        await Expect(owner.GetByText("Database is empty!")).ToBeVisibleAsync();
        await UploadAsync(owner, sales.Path);
        await ExpectFiguresAsync(owner, sales);
        await MakeReportAsync(owner);
        await SendWeeklyReportAsync(owner);
    }

    private async Task<IPage> NewPageAsync()
    {
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = app.Address.ToString() });
        context.SetDefaultTimeout(ChromiumBrowser.Patience);
        return await context.NewPageAsync();
    }

    private static async Task SignInAsync(IPage page, string email, string password)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password", new PageGetByLabelOptions { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex("sign-in"));
    }

    private static async Task CreateTenantAsync(IPage admin)
    {
        await admin.GotoAsync("/admin/tenants/create");
        await admin.GetByLabel("Short name").FillAsync("superstore");
        await admin.GetByLabel("Name", new PageGetByLabelOptions { Exact = true }).FillAsync("Superstore Inc");
        await admin.GetByLabel("Currency").SelectOptionAsync("USD");
        await admin.GetByLabel("Time zone").FillAsync("America/New_York");
        await admin.GetByLabel("E-mail of the first owner").FillAsync(OwnerEmail);
        await admin.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Create and invite" }).ClickAsync();
        await Expect(admin.GetByRole(AriaRole.Rowheader, new PageGetByRoleOptions { Name = "Superstore Inc" })).ToBeVisibleAsync();
    }

    private static async Task<string> InvitationLinkAsync(IPage admin)
    {
        await admin.GotoAsync("/admin/mailbox");
        await admin.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = OwnerEmail }).GetByRole(AriaRole.Link).First.ClickAsync();
        var text = await admin.Locator("pre").InnerTextAsync();
        return Regex.Match(text, @"https?://\S+/account/accept-invitation\S+").Value;
    }

    private static async Task AcceptInvitationAsync(IPage owner, string link)
    {
        await owner.GotoAsync(new Uri(link).PathAndQuery);
        await owner.GetByLabel("Your name").FillAsync("Olivia Owner");
        await owner.GetByLabel("New password").FillAsync(OwnerPassword);
        await owner.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Create account and join" }).ClickAsync();
        await Expect(owner).Not.ToHaveURLAsync(new Regex("accept-invitation"));
        if (owner.Url.Contains("sign-in", StringComparison.Ordinal))
        {
            await SignInAsync(owner, OwnerEmail, OwnerPassword);
        }

        await owner.GotoAsync("/t/superstore/overview");
    }

    private static async Task UploadAsync(IPage owner, string path)
    {
        await owner.GotoAsync("/t/superstore/uploads");
        await owner.Locator("#files").SetInputFilesAsync(path);
        await owner.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Upload", Exact = true }).ClickAsync();
        var row = owner.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "Superstore.csv" });
        await row.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { NameRegex = new Regex("^See what changes") }).ClickAsync();
        await Expect(owner.GetByText("9,994 new, 0 changed")).ToBeVisibleAsync();
        await owner.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Load it", Exact = true }).ClickAsync();
        await owner.GotoAsync("/t/superstore/uploads");
        await Expect(row.Locator("[data-label=New]")).ToHaveTextAsync("9,994");
        await Expect(row.Locator("[data-label=Rejected]")).ToHaveTextAsync("0");
    }

    private static async Task ExpectFiguresAsync(IPage owner, SalesFile sales)
    {
        await owner.GotoAsync("/t/superstore/overview?from=2010-01-01&to=2018-01-01");
        (await ExactAsync(owner, "kpi-net-sales")).ShouldBe(sales.NetSales);
        (await ExactAsync(owner, "kpi-profit")).ShouldBe(sales.Profit);
        (await ExactAsync(owner, "kpi-orders")).ShouldBe(sales.Orders);
        (await ExactAsync(owner, "kpi-customers")).ShouldBe(sales.Customers);

        await owner.GotoAsync("/t/superstore/rfm");
        // The run follows the load: the page shows its groups as soon as it is complete.
        for (var attempt = 0; attempt < 300 && await owner.GetByText("Champions").CountAsync() == 0; attempt++)
        {
            await Task.Delay(200);
            await owner.ReloadAsync();
        }

        var cells = await owner.Locator(".heat-map td strong").AllInnerTextsAsync();
        cells.Sum(cell => int.Parse(cell, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).ShouldBe(sales.Customers);
    }

    /// <summary>The value of a tile to the last digit, as its tooltip says it.</summary>
    private static async Task<decimal> ExactAsync(IPage page, string tile)
    {
        var exact = await page.Locator($"#{tile} .kpi-value").GetAttributeAsync("title");
        return decimal.Parse(Regex.Replace(exact!, "[^0-9.-]", ""), CultureInfo.InvariantCulture);
    }

    private static async Task MakeReportAsync(IPage owner)
    {
        await owner.GotoAsync("/t/superstore/reports");
        await owner.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Make the report" }).ClickAsync();
        var pdf = owner.GetByRole(AriaRole.Link, new PageGetByRoleOptions { NameRegex = new Regex("^PDF") }).First;
        for (var attempt = 0; attempt < 300 && await pdf.CountAsync() == 0; attempt++)
        {
            await Task.Delay(200);
            await owner.GotoAsync("/t/superstore/reports");
        }

        await ExpectPdfAsync(owner, (await pdf.GetAttributeAsync("href"))!);
    }

    private static async Task SendWeeklyReportAsync(IPage owner)
    {
        await owner.GotoAsync("/t/superstore/settings/schedules/create");
        await owner.GetByLabel("Name", new PageGetByLabelOptions { Exact = true }).FillAsync("Weekly report");
        await owner.GetByLabel("Recipients").FillAsync(OwnerEmail);
        await owner.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Create the schedule" }).ClickAsync();
        owner.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await owner.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = new Regex("^Send now") }).ClickAsync();

        await owner.GotoAsync("/t/superstore/mailbox");
        var mail = owner.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = OwnerEmail });
        for (var attempt = 0; attempt < 300 && await mail.CountAsync() == 0; attempt++)
        {
            await Task.Delay(200);
            await owner.ReloadAsync();
        }

        await Expect(mail).ToHaveCountAsync(1);
        await ExpectPdfAsync(owner, (await mail.GetByRole(AriaRole.Link).Last.GetAttributeAsync("href"))!);
    }

    private static async Task ExpectPdfAsync(IPage page, string address)
    {
        var answer = await page.Context.APIRequest.GetAsync(address);
        answer.Status.ShouldBe(200);
        answer.Headers["content-type"].ShouldStartWith("application/pdf");
        System.Text.Encoding.ASCII.GetString((await answer.BodyAsync())[..5]).ShouldBe("%PDF-");
    }
}
