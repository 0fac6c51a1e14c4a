using Npgsql;

namespace ReportingPortal.Browser.Tests.Figures;

public sealed class LiveOverviewTests(FigurePages app, ChromiumBrowser chromium)
{
    [Fact]
    public async Task An_open_overview_takes_new_figures_over_without_being_loaded_again()
    {
        var shop = await app.OwnShopAsync(chromium.Browser);
        await using var context = await app.OpenAsync(chromium.Browser);
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync($"/t/{shop.Slug}/overview");
        await page.WaitForSelectorAsync("figure[data-chart].is-drawn");
        await page.EvaluateAsync("() => { window.sameDocument = true; }");
        var (sales, picture) = (await page.InnerTextAsync("#kpi-net-sales .kpi-value"), await page.EvaluateAsync<string>("document.querySelector('#trend canvas').toDataURL()"));

        await DoubleTheSalesAsync(shop.TenantId);
        await page.WaitForFunctionAsync("before => document.querySelector('#kpi-net-sales .kpi-value').innerText !== before", sales);

        complaints.ShouldBeEmpty();
        (await page.EvaluateAsync<bool>("window.sameDocument === true")).ShouldBeTrue();
        (await page.TextContentAsync("[data-live-voice]"))!.ShouldStartWith("Figures updated. ");
        await page.WaitForFunctionAsync("before => document.querySelector('#trend canvas').toDataURL() !== before", picture);
    }

    private async Task DoubleTheSalesAsync(int tenantId)
    {
        await using var connection = new NpgsqlConnection(app.Database.AdminConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            """
            with doubled as (
                update daily_sales set net_sales = case when extract(day from sale_date) < 15 then 2 else 1 end * net_sales where tenant_id = $1
            )
            update tenant_states set data_version = data_version + 1 where tenant_id = $1
            """,
            connection);
        command.Parameters.AddWithValue(tenantId);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
