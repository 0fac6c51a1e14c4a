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
        => ShopIn(timeZone).DayOf(DateTimeOffset.Parse(at)).ShouldBe(DateOnly.Parse(day));

    /// <summary>São Paulo's clocks went from 00:00 to 01:00 on 4 November 2018, Samoa's from the end of 29 to 31 December 2011.</summary>
    [Theory]
    [InlineData("America/Sao_Paulo", "2018-11-03T03:00:00Z", "3 Nov 2018")]
    [InlineData("America/Sao_Paulo", "2018-11-04T03:00:00Z", "4 Nov 2018")]
    [InlineData("America/Sao_Paulo", "2018-11-04T03:30:00Z", "4 Nov 2018, 01:30")]
    [InlineData("America/Sao_Paulo", "2018-11-05T03:00:00Z", "5 Nov 2018, 01:00")]
    [InlineData("Pacific/Apia", "2011-12-30T10:00:00Z", "31 Dec 2011")]
    [InlineData("Pacific/Apia", "2011-12-30T09:59:00Z", "29 Dec 2011, 23:59")]
    public void The_first_moment_of_a_day_is_the_day_alone(string timeZone, string at, string expected)
        => ShopIn(timeZone).LocalDateOrTime(DateTimeOffset.Parse(at)).ShouldBe(expected);

    private static CurrentTenant ShopIn(string timeZone)
    {
        var shop = new CurrentTenant();
        shop.Set(new Tenant { TenantId = 1, Slug = "shop", Name = "Shop", Currency = "EUR", TimeZone = timeZone });
        return shop;
    }
}
