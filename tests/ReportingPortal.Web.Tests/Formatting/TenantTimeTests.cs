using ReportingPortal.Data.Tenancy;
using ReportingPortal.Web.Formatting;

namespace ReportingPortal.Web.Tests.Formatting;

public class TenantTimeTests
{
    [Theory]
    [InlineData("Europe/London", "2024-06-30T23:30:00Z", "2024-07-01")]
    [InlineData("Europe/London", "2024-12-31T23:30:00Z", "2024-12-31")]
    [InlineData("America/New_York", "2024-07-01T03:59:00Z", "2024-06-30")]
    [InlineData("Pacific/Kiritimati", "2024-12-31T10:00:00Z", "2025-01-01")]
    public void A_moment_falls_on_the_day_of_the_shops_own_calendar(string timeZone, string at, string day)
    {
        var shop = new CurrentTenant();
        shop.Set(new Tenant { TenantId = 1, Slug = "shop", Name = "Shop", Currency = "EUR", TimeZone = timeZone });

        shop.DayOf(DateTimeOffset.Parse(at)).ShouldBe(DateOnly.Parse(day));
    }
}
