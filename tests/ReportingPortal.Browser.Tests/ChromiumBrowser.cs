using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ReportingPortal.Browser.Tests;

/// <summary>
/// An assembly fixture: one Chromium for all browser tests. It takes the one named by REPORTINGPORTAL_CHROMIUM, or an
/// installed one, or installs one: by Playwright's own installer, then by the system's package manager.
/// </summary>
public sealed class ChromiumBrowser : IAsyncLifetime
{
    private const string PathVariable = "REPORTINGPORTAL_CHROMIUM";

    /// <summary>Milliseconds to wait for a page: many times what a quiet machine takes, for busy ones.</summary>
    public const float Patience = 90_000;

    private static readonly string[] Installed =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/opt/google/chrome/chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private string? reason;

    /// <summary>The running browser; where none can be had the calling test is skipped with the reason.</summary>
    public IBrowser Browser
    {
        get
        {
            if (browser is null)
            {
                Assert.Skip(reason ?? "No browser could be started.");
            }

            return browser;
        }
    }

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        try
        {
            browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = FindOrInstall(),
                Args = ["--no-sandbox", "--disable-dev-shm-usage"],
            });
        }
        catch (PlaywrightException failure)
        {
            reason = $"No Chromium could be started ({FirstLine(failure.Message)}). Install one, or name it in {PathVariable}.";
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>The path of a browser, or null for the one that Playwright's installer put in its own place.</summary>
    private static string? FindOrInstall()
    {
        var named = Environment.GetEnvironmentVariable(PathVariable);
        if (!string.IsNullOrEmpty(named))
        {
            return named;
        }

        if (Array.Find(Installed, File.Exists) is { } found)
        {
            return found;
        }

        if (Microsoft.Playwright.Program.Main(["install", "chromium"]) != 0 && OperatingSystem.IsLinux())
        {
            Run("sh", "-c \"apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium\"");
        }

        return Array.Find(Installed, File.Exists);
    }

    private static void Run(string program, string arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false });
            process?.WaitForExit(TimeSpan.FromMinutes(5));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No such package manager here: the launch that follows says what is missing.
        }
    }

    private static string FirstLine(string text) => Regex.Match(text, "[^\r\n]+").Value;
}
