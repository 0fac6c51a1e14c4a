using ReportingPortal.Reports.Mail;

namespace ReportingPortal.Reports.Tests.Mail;

public class ReportMailTests
{
    private static readonly ReportMailLinks Links = new(
        "https://portal.example/reports/1?a=1&b=2", "https://portal.example/stop/token", "you are a recipient of “Weekly report”");

    [Fact]
    public void The_subject_tells_tenant_figure_and_period() =>
        ReportMail.Compose(SampleSnapshot.Northwind(), Links).Subject.Replace('\u00a0', ' ')
            .ShouldBe("Northwind Outfitters: net sales £1.23M (+20.5 %), 16 Feb – 15 Mar 2026");

    [Fact]
    public void A_tenant_name_cannot_add_mail_headers()
    {
        var sample = SampleSnapshot.Northwind();

        var mail = ReportMail.Compose(sample with { Tenant = sample.Tenant with { Name = "Shop\r\nBcc: all@example.com" } }, Links);

        mail.Subject.ShouldNotContain('\r');
        mail.Subject.ShouldNotContain('\n');
    }

    [Fact]
    public void The_body_has_button_reason_and_a_way_to_stop_and_loads_nothing_from_elsewhere()
    {
        var html = ReportMail.Compose(SampleSnapshot.Northwind(), Links).Html;

        html.ShouldContain("href=\"https://portal.example/reports/1?a=1&amp;b=2\"");
        html.ShouldContain("href=\"https://portal.example/stop/token\"");
        html.ShouldContain("you are a recipient of");
        html.ShouldContain("max-width:600px");
        html.ShouldNotContain("<img");
        html.ShouldNotContain("url(");
        html.ShouldNotContain("<script");
    }

    [Fact]
    public void Only_web_addresses_become_links() =>
        ReportMail.Compose(SampleSnapshot.Northwind(), Links with { ReportUrl = "javascript:alert(1)" }).Html.ShouldNotContain("javascript:");

    [Fact]
    public void Names_are_encoded()
    {
        var sample = SampleSnapshot.Northwind();

        var html = ReportMail.Compose(sample with { Title = "<b>x</b>", Tenant = sample.Tenant with { Name = "<img src=x>" } }, Links).Html;

        html.ShouldNotContain("<b>x");
        html.ShouldNotContain("<img");
    }

    [Fact]
    public void A_tenant_without_data_gets_a_mail_that_says_so()
    {
        var mail = ReportMail.Compose(SampleSnapshot.Empty(), Links);

        mail.Subject.ShouldBe("New Shop: no data yet, 16 Feb – 15 Mar 2026");
        mail.Text.ShouldContain("No orders have been uploaded yet");
        mail.Text.ShouldContain("no data uploaded yet");
    }
}
