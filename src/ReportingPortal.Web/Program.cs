using ReportingPortal.Data;
using ReportingPortal.Web.Cli;
using ReportingPortal.Web.Hosting;

if (CommandLine.IsVerb(args))
{
    return await CommandLine.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddPortal();
var app = builder.Build();
try
{
    await using var database = await DatabaseStartup.ConnectAsync(app.Configuration, CancellationToken.None);
    await DatabaseStartup.MigrateAsync(app.Services, CancellationToken.None);
    await app.AnnounceAsync(database);
    app.UsePortal();
    await app.RunAsync();
    return 0;
}
catch (DatabaseSetupException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

public partial class Program;
