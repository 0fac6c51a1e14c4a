using ReportingPortal.Reports.Tests.Transport;

namespace ReportingPortal.Web.Tests.Access;

public class AccountMailTests
{
    [Fact]
    public async Task With_a_mail_server_a_reset_link_goes_there_and_not_into_the_mailbox()
    {
        await using var server = new SmtpSink();
        await using var app = await AppAsync(server);
        var user = await app.CreateUserAsync();

        await app.NewClient().PostFormAsync("/account/forgot-password", new() { ["Email"] = user.Email! });

        await EventuallyAsync(() => Task.FromResult(server.Messages.Count == 1));
        server.Commands.ShouldContain($"RCPT TO:<{user.Email}>");
        server.Messages[0].ShouldContain("Subject: Choose a new password");
        (await app.LinksMailedToAsync(user.Email!)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_letter_the_server_refuses_stays_in_the_mailbox()
    {
        await using var server = new SmtpSink(new SinkManners(Rcpt: "550 5.1.1 no such user"));
        await using var app = await AppAsync(server);
        var user = await app.CreateUserAsync();

        await app.NewClient().PostFormAsync("/account/forgot-password", new() { ["Email"] = user.Email! });

        await EventuallyAsync(async () => (await app.LinksMailedToAsync(user.Email!)).Count == 1);
        server.Messages.ShouldBeEmpty();
    }

    private static async Task<PortalApp> AppAsync(SmtpSink server)
    {
        var app = new PortalApp();
        app.Settings["Smtp:Host"] = "127.0.0.1";
        app.Settings["Smtp:Port"] = server.Port.ToString();
        app.Settings["Smtp:Security"] = "None";
        app.Settings["Smtp:From"] = "portal@example.com";
        await app.InitializeAsync();
        return app;
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var attempt = 0; !await holds(); attempt++)
        {
            attempt.ShouldBeLessThan(100, "nothing came within ten seconds");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
