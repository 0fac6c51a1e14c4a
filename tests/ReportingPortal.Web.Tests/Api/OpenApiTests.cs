using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ReportingPortal.Web.Tests.Api;

/// <summary>
/// The published contract, kept as a file: a change of it is seen in review. UPDATE_CONTRACT=1 writes the file anew.
/// </summary>
public class OpenApiTests(PortalApp app) : IClassFixture<PortalApp>
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    [Fact]
    public async Task The_published_contract_is_the_one_on_file()
    {
        var response = await app.CreateClient().GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        var published = JsonSerializer.Serialize(await response.JsonAsync(), Indented) + "\n";

        if (Environment.GetEnvironmentVariable("UPDATE_CONTRACT") == "1")
        {
            await File.WriteAllTextAsync(ContractFile(), published, TestContext.Current.CancellationToken);
        }

        published.ShouldBe(await File.ReadAllTextAsync(ContractFile(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Every_figure_is_in_the_contract_with_its_filters()
    {
        var paths = (await (await app.CreateClient().GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).JsonAsync()).GetProperty("paths");

        foreach (var path in new[] { "kpis", "sales/daily", "sales/monthly", "sales/by-region", "sales/by-category", "sales/by-product", "pareto" })
        {
            paths.GetProperty($"/api/v1/{path}").GetProperty("get").GetProperty("parameters").EnumerateArray()
                .Select(parameter => parameter.GetProperty("name").GetString()).ShouldContain("from", path);
        }
    }

    private static string ContractFile([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "openapi.json");
}
