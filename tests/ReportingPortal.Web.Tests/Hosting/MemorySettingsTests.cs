using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReportingPortal.Analytics.Days;
using ReportingPortal.Web.Hosting;

namespace ReportingPortal.Web.Tests.Hosting;

public class MemorySettingsTests(MemorySettingsTests.ForgetfulApp app) : IClassFixture<MemorySettingsTests.ForgetfulApp>
{
    [Fact]
    public async Task A_process_that_may_keep_nothing_gives_the_same_figures()
    {
        var client = await app.ApiClientAsync(app.Shop, "read");

        app.Services.GetRequiredService<MemoryLimits>().ShouldBe(new MemoryLimits { DayPlaces = 1, Lines = 2, LineHours = 3 });
        for (var time = 0; time < 2; time++)
        {
            var kpis = (await (await client.GetAsync("/api/v1/kpis?from=2024-03-01&to=2024-04-01", TestContext.Current.CancellationToken)).JsonAsync()).GetProperty("data");
            (kpis.GetProperty("net_sales").GetDecimal(), kpis.GetProperty("customers").GetInt32(), kpis.GetProperty("new_customers").GetInt32()).ShouldBe((180, 3, 1));
        }
    }

    [Theory]
    [InlineData("DayPlaces", "0")]
    [InlineData("Lines", "-1")]
    [InlineData("LineHours", "0")]
    [InlineData("Events", "0")]
    public void A_setting_below_1_is_refused_with_its_name(string setting, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new($"Memory:{setting}", value)]).Build();

        Should.Throw<InvalidOperationException>(() => MemorySettings.From(configuration)).Message.ShouldStartWith($"Memory:{setting} is {value}; it can be 1 or more.");
    }

    public sealed class ForgetfulApp : FiguresApp
    {
        public ForgetfulApp()
        {
            Settings["Memory:DayPlaces"] = "1";
            Settings["Memory:Lines"] = "2";
            Settings["Memory:LineHours"] = "3";
        }
    }
}
