using ReportingPortal.Reports.Transport;

namespace ReportingPortal.Reports.Tests.Transport;

public class MailAddressRuleTests
{
    [Theory]
    [InlineData(" Ada@Shop.Example ", "ada@shop.example")]
    [InlineData("a+b@x.co", "a+b@x.co")]
    [InlineData("jürgen@läden.example", "jürgen@läden.example")]
    public void One_mailbox_is_one_spelling(string text, string expected) => MailAddressRule.Normalise(text).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("ada@localhost")]
    [InlineData("Ada <ada@shop.example>")]
    [InlineData("ada@shop.example, bob@shop.example")]
    [InlineData("ada@shop.example\r\nRCPT TO:<eve@evil.example>")]
    [InlineData("ada@shop.example>\nDATA")]
    [InlineData("\"a b\"@shop.example")]
    public void What_is_more_or_less_than_a_mailbox_is_refused(string text) => MailAddressRule.Normalise(text).ShouldBeNull();
}
