using System.Text;
using ReportingPortal.Reports.Transport;

namespace ReportingPortal.Reports.Tests.Transport;

public class MimeWriterTests
{
    private static readonly OutgoingMail Mail = new(
        Guid.Parse("0198c5f0-0000-7000-8000-00000000000a"), "ada@shop.example", "Your week", "<p>Büro</p>", "Büro",
        new DateTimeOffset(2026, 3, 2, 8, 30, 0, TimeSpan.FromHours(5.5)), new MailAttachment("Umsätze \"KW 9\".pdf", "application/pdf", [0, 255, 7]));

    [Fact]
    public void Same_mail_gives_the_same_bytes()
        => MimeWriter.Write(Mail, "Shop", "r@p.example").ShouldBe(MimeWriter.Write(Mail, "Shop", "r@p.example"));

    [Fact]
    public void Parts_follow_in_rising_richness_and_the_file_comes_last()
    {
        var text = Write(Mail);
        var order = new[] { "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf" };
        order.Select(part => text.IndexOf(part, StringComparison.Ordinal)).ShouldBeInOrder();
        text.ShouldContain("B=C3=BCro");
        text.ShouldContain("AP8H");
        text.ShouldContain("filename=\"Ums-tze 'KW 9'.pdf\";\r\n filename*=utf-8''Ums%C3%A4tze%20%27KW%209%27.pdf");
    }

    [Fact]
    public void Date_names_the_zone_of_the_mail()
        => Write(Mail).ShouldContain("Date: Mon, 02 Mar 2026 08:30:00 +0530\r\n");

    [Fact]
    public void Line_break_in_a_subject_starts_no_new_header()
    {
        var text = Write(Mail with { Subject = "Sales\r\nBcc: eve@evil.example\r\n\r\nhello" });
        text.Split("\r\n").ShouldNotContain(line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        text.ShouldContain("Subject: Sales  Bcc: eve@evil.example    hello\r\n");
    }

    [Fact]
    public void Long_subject_in_any_script_reads_back_whole()
    {
        const string Subject = "Umsätze der Woche – 売上高は12.4%増の£1,161,817、より大きな買い物かご 🛒 がその理由です";
        var header = Write(Mail with { Subject = Subject }).Split("Subject: ")[1].Split("\r\nMessage-ID")[0];
        var lines = header.Split("\r\n ");
        lines.ShouldAllBe(line => line.Length <= 75);
        var words = lines.Select(line => Encoding.UTF8.GetString(Convert.FromBase64String(line["=?utf-8?B?".Length..^2])));
        string.Concat(words).ShouldBe(Subject);
    }

    [Fact]
    public void No_line_is_longer_than_the_standard_allows()
    {
        var long1 = new string('x', 5000) + "=" + new string('ü', 500) + " ";
        var text = Write(Mail with { Html = long1, Text = long1, Attachment = new MailAttachment("a.pdf", "application/pdf", new byte[5000]) });
        text.Split("\r\n").ShouldAllBe(line => line.Length <= 78);
    }

    [Fact]
    public void Way_out_is_named_only_where_it_exists()
    {
        Write(Mail).ShouldNotContain("List-Unsubscribe");
        var text = Write(Mail with { UnsubscribeUrl = "https://p.example/stop/abc" });
        text.ShouldContain("List-Unsubscribe: <https://p.example/stop/abc>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
    }

    private static string Write(OutgoingMail mail) => Encoding.ASCII.GetString(MimeWriter.Write(mail, "Shop", "r@p.example"));
}
