using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ReportingPortal.Analytics;
using ReportingPortal.Analytics.Tests.Seeding;
using ReportingPortal.Data;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Reports.Deliveries;
using ReportingPortal.Reports.Scheduling;
using ReportingPortal.Reports.Snapshots;
using ReportingPortal.Reports.Transport;
using ReportingPortal.Testing;

namespace ReportingPortal.Reports.Tests;

/// <summary>A class fixture: reports and deliveries over a database of their own, at a time the test sets.</summary>
public sealed class ReportsPortal : IAsyncLifetime
{
    /// <summary>A Wednesday.</summary>
    public static readonly DateTimeOffset Start = At("2026-03-11T12:00Z");

    public PortalDatabase Database { get; } = new();

    public ValueTask InitializeAsync() => Database.InitializeAsync();

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>A shop of its own with a clock of its own; mails go to its mailbox unless a transport is given.</summary>
    public async Task<ReportsShop> OpenAsync(IMailTransport? transport = null, string timeZone = "Europe/Berlin", Func<ShopSeed, ShopSeed>? orders = null)
    {
        var clock = new SetTime(Start);
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
            .AddPortalData(_ => DatabaseLogins.From(Database.AdminConnectionString))
            .AddAnalytics()
            .AddReports(new PortalLinks("https://portal.example"), new SmtpOptions());
        if (transport is not null)
        {
            services.Replace(ServiceDescriptor.Scoped(_ => transport));
        }

        var tenant = await Database.CreateTenantAsync(timeZone: timeZone);
        if (orders is not null)
        {
            await orders(new ShopSeed(Database, tenant)).SaveAsync(CancellationToken.None);
        }

        return new ReportsShop(services.BuildServiceProvider(validateScopes: true), tenant, clock);
    }
}

/// <summary>One tenant's reports, each call in a unit of work of its own.</summary>
public sealed class ReportsShop(ServiceProvider services, Tenant tenant, TimeProvider clock) : IAsyncDisposable
{
    public Tenant Tenant => tenant;

    internal SetTime Clock => (SetTime)clock;

    public ValueTask DisposeAsync() => services.DisposeAsync();

    public async Task<TResult> DoAsync<TService, TResult>(Func<TService, Task<TResult>> call)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(tenant);
        return await call(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<int> SendAsync() => DoAsync<SendDueReports, int>(send => send.RunAsync(CancellationToken.None));

    public Task<WatchResult> WatchAsync() => DoAsync<DeliveryWatch, WatchResult>(watch => watch.RunAsync(CancellationToken.None));

    /// <summary>Mondays at 07:00, to addresses an owner approved.</summary>
    public Task<Guid> ScheduleAsync(params string[] recipients)
        => DoAsync<ReportSchedules, Guid>(s => s.CreateAsync(new ScheduleWish("Weekly report", DayOfWeek.Monday, new TimeOnly(7, 0), recipients, true), CancellationToken.None));

    /// <summary>Puts a frozen report in place of the one the schedule would make for the week that ends before a Monday.</summary>
    public Task FreezeAsync(Guid scheduleId, string monday)
        => DoAsync<TenantSession, int>(async session =>
        {
            var to = DateOnly.Parse(monday, CultureInfo.InvariantCulture);
            var report = new Report
            {
                TenantId = tenant.TenantId,
                ScheduleId = scheduleId,
                Title = "Weekly report",
                PeriodFrom = to.AddDays(-7),
                PeriodTo = to,
                Status = ReportStatus.Queued,
                CreatedAt = ReportsPortal.Start,
            };
            report.Snapshot = SnapshotJson.Write(SampleSnapshot.Empty() with { ReportId = report.ReportId, Title = report.Title, Period = new Period(report.PeriodFrom, to) });
            report.Sha256 = Convert.FromHexString(SnapshotJson.Hash(report.Snapshot));
            await using var transaction = await session.BeginWriteAsync(CancellationToken.None);
            session.Db.Reports.Add(report);
            await session.Db.SaveChangesAsync();
            await transaction.CommitAsync();
            return 0;
        });

    public Task<IReadOnlyList<Delivery>> LedgerAsync() => ReadAsync(db => db.Deliveries.OrderBy(d => d.DueAt).ThenBy(d => d.Recipient));

    public Task<IReadOnlyList<MailboxMessage>> MailboxAsync() => ReadAsync(db => db.MailboxMessages.OrderBy(m => m.SentAt).ThenBy(m => m.Recipient));

    public Task<IReadOnlyList<T>> ReadAsync<T>(Func<ReportingDbContext, IQueryable<T>> query)
        => DoAsync<TenantSession, IReadOnlyList<T>>(async session =>
        {
            await session.EnsureReadAsync(CancellationToken.None);
            return await query(session.Db).ToListAsync();
        });

    /// <summary>Runs a write as the tenant, to bring rows into a state a crash leaves behind.</summary>
    public Task<int> ChangeAsync(Func<ReportingDbContext, Task<int>> change)
        => DoAsync<TenantSession, int>(async session =>
        {
            await using var transaction = await session.BeginWriteAsync(CancellationToken.None);
            var rows = await change(session.Db);
            await transaction.CommitAsync();
            return rows;
        });

    /// <summary>A person with this address and a membership of the shop.</summary>
    public Task AddMemberAsync(string email)
        => DoAsync<ReportingDbContext, int>(db =>
        {
            var user = new User { Email = email, UserName = email, NormalizedEmail = email.ToUpperInvariant(), NormalizedUserName = email.ToUpperInvariant(), CreatedAt = ReportsPortal.Start };
            db.Add(user);
            db.Add(new Membership { UserId = user.Id, TenantId = tenant.TenantId, Role = TenantRole.Viewer, CreatedAt = ReportsPortal.Start });
            return db.SaveChangesAsync();
        });
}
