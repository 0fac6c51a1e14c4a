using System.Reflection;
using System.Text.Json;
using Microsoft.Playwright;

namespace ReportingPortal.Browser.Tests;

/// <summary>Accessibility by axe-core, evaluated and not added as a script: the portal's policy lets no foreign one in, and stays in force.</summary>
public static class AxeReport
{
    private static readonly Lazy<string> Script = new(() => File.ReadAllText(typeof(AxeReport).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "AxeScript").Value!));

    /// <summary>One line for each rule broken, with the first element that breaks it.</summary>
    /// <param name="within">A selector, where the rest of the page is judged elsewhere; null means all of it.</param>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page, string? within = null)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Script.Value);
        }

        var violations = await page.EvaluateAsync<JsonElement>(
            "async within => (await axe.run(within ?? document, { resultTypes: ['violations'] })).violations", within);
        return [.. violations.EnumerateArray().Select(violation =>
            $"{violation.GetProperty("id").GetString()}: {violation.GetProperty("nodes")[0].GetProperty("html").GetString()} "
            + $"({violation.GetProperty("nodes").GetArrayLength()} elements) {violation.GetProperty("nodes")[0].GetProperty("failureSummary").GetString()}")];
    }
}
