using System.Text.RegularExpressions;
using ReportingPortal.Reports.Executive;

namespace ReportingPortal.Reports.Tests.Executive;

public partial class ExecutiveHtmlTests
{
    [Fact]
    public void Names_are_encoded_wherever_they_stand()
    {
        var sample = SampleSnapshot.Northwind();
        const string Name = "<script>alert('x')</script>\" onload=\"";
        var html = ExecutiveHtml.Render(
            sample with
            {
                Title = Name,
                Tenant = sample.Tenant with { Name = Name, TimeZone = Name },
                Regions = [.. sample.Regions.Select(region => region with { Name = Name })],
                TopCustomers = [.. sample.TopCustomers.Select(customer => customer with { Name = Name, Group = Name })],
            },
            Name);

        html.ShouldNotContain("<script");
        html.ShouldNotContain("\" onload");
    }

    [Fact]
    public void There_is_no_inline_style_or_script_or_handler() =>
        Forbidden().IsMatch(ExecutiveHtml.Render(SampleSnapshot.Northwind(), "abc")).ShouldBeFalse();

    [Fact]
    public void Every_tag_is_closed()
    {
        foreach (var snapshot in new[] { SampleSnapshot.Northwind(), SampleSnapshot.Empty() })
        {
            System.Xml.Linq.XElement.Parse(ExecutiveHtml.Render(snapshot, "abc")).Name.LocalName.ShouldBe("article");
        }
    }

    [GeneratedRegex(@"<script|<style|\sstyle=|\son\w+=", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();
}
