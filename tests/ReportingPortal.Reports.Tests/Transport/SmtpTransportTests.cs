using System.Security.Cryptography;
using ReportingPortal.Reports.Transport;

namespace ReportingPortal.Reports.Tests.Transport;

public class SmtpTransportTests
{
    private static readonly OutgoingMail Mail = new(
        Guid.Parse("0198c5f0-0000-7000-8000-00000000000a"), "ada@shop.example", "Your week", "<p>Net sales rose</p>", "Net sales rose",
        new DateTimeOffset(2026, 3, 2, 7, 0, 0, TimeSpan.Zero), new MailAttachment("week.pdf", "application/pdf", [1, 2, 3]));

    [Fact]
    public async Task Accepted_mail_keeps_the_servers_reply()
    {
        await using var sink = new SmtpSink();
        var outcome = await SendAsync(sink);
        outcome.ShouldBe(new MailOutcome(MailVerdict.Accepted, "250 2.0.0 queued as 7F3A"));
        sink.Messages.Single().ShouldContain("Message-ID: <0198c5f0000070008000" + "00000000000a@portal.example>\r\n");
        sink.Commands.ShouldContain("MAIL FROM:<reports@portal.example> BODY=8BITMIME");
        sink.Commands.ShouldContain("RCPT TO:<ada@shop.example>");
        sink.Commands[^1].ShouldBe("QUIT");
    }

    [Theory]
    [InlineData("451 4.7.1 greylisted", MailVerdict.Deferred)]
    [InlineData("550 5.1.1 no such user", MailVerdict.Refused)]
    public async Task Refused_recipient_is_temporary_or_final_by_its_code(string rcpt, MailVerdict verdict)
    {
        await using var sink = new SmtpSink(new SinkManners(Rcpt: rcpt));
        var handedOver = false;
        var outcome = await Transport(sink).SendAsync(Mail, () => Task.FromResult(handedOver = true), CancellationToken.None);
        outcome.ShouldBe(new MailOutcome(verdict, rcpt));
        handedOver.ShouldBeFalse();
        sink.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("452 4.3.1 disk full", MailVerdict.Deferred)]
    [InlineData("554 5.7.1 looks like spam", MailVerdict.Refused)]
    public async Task Refused_message_is_not_uncertain(string afterData, MailVerdict verdict)
    {
        await using var sink = new SmtpSink(new SinkManners(AfterData: afterData));
        (await SendAsync(sink)).ShouldBe(new MailOutcome(verdict, afterData));
    }

    [Fact]
    public async Task Connection_lost_after_the_final_dot_is_uncertain()
    {
        await using var sink = new SmtpSink(new SinkManners(DropAfterDot: true));
        (await SendAsync(sink)).Verdict.ShouldBe(MailVerdict.Uncertain);
        sink.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Connection_lost_within_the_message_may_be_tried_again()
    {
        await using var sink = new SmtpSink(new SinkManners(DropInData: true));
        // Larger than what the sockets between the two can hold: the break shows before the final dot.
        var large = Mail with { Attachment = new MailAttachment("large.pdf", "application/pdf", new byte[32_000_000]) };
        (await Transport(sink).SendAsync(large, Yes, CancellationToken.None)).Verdict.ShouldBe(MailVerdict.Deferred);
        sink.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Silence_after_the_final_dot_is_uncertain()
    {
        await using var sink = new SmtpSink(new SinkManners(SilentAfterDot: true));
        var outcome = await Transport(sink, o => o.Timeout = TimeSpan.FromSeconds(3)).SendAsync(Mail, Yes, CancellationToken.None);
        outcome.Verdict.ShouldBe(MailVerdict.Uncertain);
        outcome.Reply.ShouldContain("did not answer in time");
    }

    [Theory]
    [InlineData("554 no mail service here")]
    [InlineData("421 too busy")]
    [InlineData("HTTP/1.1 400 Bad Request")]
    public async Task Trouble_before_the_recipient_is_named_may_pass(string greeting)
    {
        await using var sink = new SmtpSink(new SinkManners(Greeting: greeting));
        (await SendAsync(sink)).Verdict.ShouldBe(MailVerdict.Deferred);
    }

    [Fact]
    public async Task Server_that_is_not_there_may_come_back()
    {
        var sink = new SmtpSink();
        var transport = Transport(sink);
        await sink.DisposeAsync();
        (await transport.SendAsync(Mail, Yes, CancellationToken.None)).Verdict.ShouldBe(MailVerdict.Deferred);
    }

    [Fact]
    public async Task Mail_taken_over_by_another_worker_is_not_sent()
    {
        await using var sink = new SmtpSink();
        var outcome = await Transport(sink).SendAsync(Mail, () => Task.FromResult(false), CancellationToken.None);
        outcome.Verdict.ShouldBe(MailVerdict.Withdrawn);
        sink.Commands.ShouldNotContain("DATA");
        sink.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("PLAIN LOGIN", "AUTH PLAIN AHJlcG9ydHMAc8OpY3JldA==")]
    [InlineData("LOGIN", "AUTH LOGIN|cmVwb3J0cw==|c8OpY3JldA==")]
    public async Task Login_waits_for_encryption_and_uses_what_the_server_knows(string mechanisms, string expected)
    {
        await using var sink = new SmtpSink(new SinkManners(StartTls: true, Auth: mechanisms));
        var outcome = await Transport(sink, Login).SendAsync(Mail, Yes, CancellationToken.None);
        outcome.Verdict.ShouldBe(MailVerdict.Accepted);
        sink.WasEncrypted.ShouldBe([true]);
        string.Join('|', sink.Commands).ShouldContain("STARTTLS|EHLO");
        string.Join('|', sink.Commands).ShouldContain(expected);
    }

    [Fact]
    public async Task Password_is_not_sent_in_the_clear()
    {
        await using var sink = new SmtpSink(new SinkManners(Auth: "PLAIN"));
        var outcome = await Transport(sink, Login).SendAsync(Mail, Yes, CancellationToken.None);
        outcome.Verdict.ShouldBe(MailVerdict.Deferred);
        outcome.Reply.ShouldContain("password was not sent");
        sink.Commands.ShouldNotContain(c => c.StartsWith("AUTH"));
    }

    [Fact]
    public async Task Tls_from_the_first_byte_works()
    {
        await using var sink = new SmtpSink(new SinkManners(TlsAtOnce: true));
        var outcome = await Transport(sink, o => o.Security = SmtpSecurity.Tls).SendAsync(Mail, Yes, CancellationToken.None);
        outcome.Verdict.ShouldBe(MailVerdict.Accepted);
        sink.WasEncrypted.ShouldBe([true]);
    }

    [Fact]
    public async Task Certificate_nobody_vouches_for_is_refused()
    {
        await using var sink = new SmtpSink(new SinkManners(StartTls: true));
        var outcome = await Transport(sink, o => o.CertificateSha256 = null).SendAsync(Mail, Yes, CancellationToken.None);
        outcome.Verdict.ShouldBe(MailVerdict.Deferred);
        outcome.Reply.ShouldContain("certificate is not trusted");
        sink.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task International_address_needs_a_server_that_takes_it()
    {
        await using var plain = new SmtpSink();
        (await Transport(plain).SendAsync(Mail with { Recipient = "jürgen@shop.example" }, Yes, CancellationToken.None)).Verdict.ShouldBe(MailVerdict.Refused);
        await using var able = new SmtpSink(new SinkManners(Smtputf8: true));
        (await Transport(able).SendAsync(Mail with { Recipient = "jürgen@läden.example" }, Yes, CancellationToken.None)).Verdict.ShouldBe(MailVerdict.Accepted);
        able.Commands.ShouldContain("MAIL FROM:<reports@portal.example> BODY=8BITMIME SMTPUTF8");
        able.Commands.ShouldContain("RCPT TO:<jürgen@xn--lden-loa.example>".Replace("xn--lden-loa", new System.Globalization.IdnMapping().GetAscii("läden")));
    }

    [Fact]
    public async Task Line_that_is_a_lone_dot_arrives_whole()
    {
        await using var sink = new SmtpSink();
        await Transport(sink).SendAsync(Mail with { Text = "one\n.\ntwo" }, Yes, CancellationToken.None);
        sink.Messages.Single().ShouldContain("one\r\n.\r\ntwo\r\n");
    }

    private static Task<MailOutcome> SendAsync(SmtpSink sink) => Transport(sink).SendAsync(Mail, Yes, CancellationToken.None);

    private static Task<bool> Yes() => Task.FromResult(true);

    private static void Login(SmtpOptions options) => (options.User, options.Password) = ("reports", "sécret");

    private static SmtpTransport Transport(SmtpSink sink, Action<SmtpOptions>? change = null)
    {
        var options = new SmtpOptions
        {
            Host = "127.0.0.1",
            Port = sink.Port,
            From = "Shop reports <reports@portal.example>",
            Timeout = TimeSpan.FromSeconds(10),
            CertificateSha256 = sink.Certificate.GetCertHashString(HashAlgorithmName.SHA256),
        };
        change?.Invoke(options);
        return new SmtpTransport(options);
    }
}
