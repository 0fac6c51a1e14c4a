using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Audiences;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Rollups;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Testing;

namespace ReportingPortal.Web.Tests.Access;

/// <summary>A shop with a row of each kind that has an address of its own, all bearing one mark.</summary>
public sealed class ForeignShop
{
    public const string Mark = "zebra";

    private static readonly DateOnly Day = new(2024, 3, 1);
    private static readonly DateTimeOffset Noon = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, string> ids = [];

    private ForeignShop(Tenant tenant) => Tenant = tenant;

    public Tenant Tenant { get; }

    public static async Task<ForeignShop> CreateAsync(PortalApp app)
    {
        var shop = new ForeignShop(await app.CreateTenantAsync());
        var member = await app.CreateUserAsync();
        await app.AddMemberAsync(shop.Tenant, member, TenantRole.Owner);
        shop.ids["userId"] = member.Id.ToString();
        await using var scope = app.Database.ScopeOf(shop.Tenant);
        await using var transaction = await scope.Session.BeginWriteAsync(CancellationToken.None);
        var db = scope.Session.Db;
        foreach (var row in shop.Rows())
        {
            if (row is ITenantOwned owned)
            {
                owned.TenantId = shop.Tenant.TenantId;
            }

            db.Add(row);
        }

        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return shop;
    }

    /// <summary>The id a parameter of this name stands for.</summary>
    public string IdNamed(string parameter)
        => ids.TryGetValue(parameter, out var id) ? id : throw new InvalidOperationException($"Give {nameof(ForeignShop)} a row for the route parameter {parameter}.");

    /// <summary>What {id} means after "…/uploads/".</summary>
    public string IdAfter(string path)
        => path.TrimEnd('/').Split('/')[^1] switch
        {
            "uploads" => IdNamed("uploadId"),
            "reports" => IdNamed("reportId"),
            "report-schedules" => IdNamed("scheduleId"),
            "analysis-runs" => IdNamed("runId"),
            "customers" => IdNamed("customerId"),
            "audiences" => IdNamed("audienceId"),
            var collection => throw new InvalidOperationException($"Say which row {{id}} of {collection} is."),
        };

    public bool IsNamedIn(string path) => ids.Values.Any(path.Contains);

    private IEnumerable<object> Rows()
    {
        var (upload, run, report) = (new Upload { FileName = $"{Mark}.csv", Status = UploadStatus.Succeeded, ReceivedAt = Noon }, new AnalysisRun(), new Report());
        (run.Status, run.AsOfDate, run.RequestedAt, run.FinishedAt) = (RunStatus.Succeeded, Day, Noon, Noon);
        (report.Title, report.PeriodFrom, report.PeriodTo, report.Status, report.CreatedAt) = (Mark, Day, Day.AddDays(7), ReportStatus.Failed, Noon);
        var schedule = new ReportSchedule { Name = Mark, Recipients = [$"{Mark}@example.com"], CreatedAt = Noon, NextDueAt = Noon.AddYears(9) };
        var delivery = new Delivery
        {
            ScheduleId = schedule.ScheduleId,
            PeriodFrom = Day,
            PeriodTo = Day.AddDays(7),
            Recipient = $"{Mark}@example.com",
            State = DeliveryState.Accepted,
            DueAt = Noon,
            NextAttemptAt = Noon,
        };
        var mail = new MailboxMessage { Subject = Mark, Recipient = $"{Mark}@example.com", HtmlBody = Mark, TextBody = Mark, SentAt = Noon, AttachmentName = $"{Mark}.pdf", Attachment = [1] };
        var invitation = new Invitation { TenantId = Tenant.TenantId, Email = $"{Mark}@example.com", Role = TenantRole.Viewer, TokenHash = Guid.NewGuid().ToByteArray(), CreatedAt = Noon, ExpiresAt = Noon.AddYears(9) };
        var audience = new Audience { Name = Mark, Criteria = $$"""{"region":"{{Mark}}"}""", CreatedAt = Noon, ChangedAt = Noon };
        ids["audienceId"] = $"{audience.AudienceId}";
        (ids["uploadId"], ids["runId"], ids["reportId"], ids["scheduleId"]) = ($"{upload.UploadId}", $"{run.RunId}", $"{report.ReportId}", $"{schedule.ScheduleId}");
        (ids["messageId"], ids["invitationId"], ids["customerId"], ids["productId"]) = ($"{mail.MessageId}", $"{invitation.InvitationId}", Mark, Mark);
        return [upload, run, report, schedule, delivery, mail, invitation, audience, .. Figures(run.RunId)];
    }

    private static IEnumerable<object> Figures(Guid runId) =>
    [
        new TenantState { AsOfDate = Day, CurrentRunId = runId, DataVersion = 1, DataChangedAt = Noon },
        new Customer { CustomerId = Mark, Name = Mark, Region = Mark },
        new CustomerSummary { CustomerId = Mark, Name = Mark, Region = Mark, FirstOrderAt = Noon, LastOrderAt = Noon, FirstOrderOn = Day, LastOrderOn = Day, LifetimeOrders = 1, LifetimeNetSales = 10 },
        new SalesSummary { SaleDate = Day, TotalSales = 10, UniqueCustomers = 1, TotalProductsSold = 1, UpdatedAt = Noon, DataVersion = 1 },
        new ProductSummary { ProductId = Mark, Name = Mark, Category = Mark, Orders = 1, NetSales = 10 },
        new ProductDay { SaleDate = Day, Region = Mark, ProductIds = [Mark], Figures = PackedColumns.Of([1], [100_000], [0], [0], [10_000]) },
        new DailySales { SaleDate = Day, Region = "*", Category = "*", NetSales = 10, Orders = 1, Customers = 1 },
        new DailySales { SaleDate = Day, Region = Mark, Category = "*", NetSales = 10, Orders = 1, Customers = 1 },
        new DailySales { SaleDate = Day, Region = "*", Category = Mark, NetSales = 10, Orders = 1, Customers = 1 },
        new CustomerDay { SaleDate = Day, Region = Mark, CustomerIds = [Mark], Figures = PackedColumns.Of([1], [100_000]) },
        new CustomerPack { RunId = runId, FirstId = Mark, LastId = Mark, CustomerIds = [Mark] },
        new RfmPack { RunId = runId, RecencyDays = [0], Frequency = [1], Monetary = [100_000], NetSales = [100_000], Scores = [555], Groups = [1], Tiers = [1], Statuses = [1] },
        new RfmModel { RunId = runId, Points = [Day.AddDays(-1), Day] },
        new RfmHistoryPack { RunId = runId, PointNumber = 0, Groups = [1], NetSales = new byte[8] },
        new RfmHistoryPack { RunId = runId, PointNumber = 1, Groups = [1], NetSales = new byte[8] },
        new LifetimePack { RunId = runId, Orders = [1], Historic = [1], Frequency = [0], RecencyDays = [0], AgeDays = [0], MeanValue = [0], ExpectedPurchases = [0], ExpectedValue = [0], Clv = [0] },
        new FavouritePack { RunId = runId, Categories = [Mark] },
        new SegmentModel { RunId = runId, K = 1 },
        new Segment { RunId = runId, SegmentId = 1, Name = Mark, Customers = 1 },
        new SegmentPack { RunId = runId, SegmentIds = [1] },
        new RecommendationModel { RunId = runId, Version = runId, Serving = Mark, Reason = Mark },
        new RecommendationChunk { Version = runId, Content = [1, 0, 0, 0] },
    ];
}
