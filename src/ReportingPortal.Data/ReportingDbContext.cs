using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Data.Accounts;
using ReportingPortal.Data.Audiences;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Rollups;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Data;

/// <summary>
/// All tables of the portal. Rows of tenants are filtered by the context's <see cref="CurrentTenant"/> and guarded
/// once more by row-level security; a context without a tenant sees none of them.
/// </summary>
public class ReportingDbContext(DbContextOptions<ReportingDbContext> options, CurrentTenant tenant)
    : IdentityUserContext<User, Guid>(options)
{
    /// <summary>Read by the query filters at execution, so that the compiled model is never frozen to one tenant.</summary>
    public int TenantId => tenant.IsSet ? tenant.TenantId : 0;

    public DbSet<Tenant> Tenants => Set<Tenant>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<AccountMail> AccountMails => Set<AccountMail>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<PlatformAuditEntry> PlatformAudit => Set<PlatformAuditEntry>();

    public DbSet<TenantState> TenantStates => Set<TenantState>();

    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<UploadChunk> UploadChunks => Set<UploadChunk>();

    public DbSet<RejectedRow> RejectedRows => Set<RejectedRow>();

    public DbSet<SavedMapping> SavedMappings => Set<SavedMapping>();

    public DbSet<TrustedSource> TrustedSources => Set<TrustedSource>();
    public DbSet<ValueRule> ValueRules => Set<ValueRule>();

    public DbSet<EventBatch> EventBatches => Set<EventBatch>();

    public DbSet<LiveSimulation> LiveSimulations => Set<LiveSimulation>();

    public DbSet<OrderLine> OrderLines => Set<OrderLine>();

    public DbSet<OrderHead> OrderHeads => Set<OrderHead>();

    public DbSet<OrderItem> OrderItems => Set<OrderItem>();

    public DbSet<CustomerAlias> CustomerAliases => Set<CustomerAlias>();

    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<BehaviourEvent> Events => Set<BehaviourEvent>();

    public DbSet<SalesSummary> SalesSummary => Set<SalesSummary>();

    public DbSet<DailySales> DailySales => Set<DailySales>();

    public DbSet<CustomerDay> CustomerDays => Set<CustomerDay>();

    public DbSet<ProductDay> ProductDays => Set<ProductDay>();

    public DbSet<CustomerSummary> CustomerSummary => Set<CustomerSummary>();

    public DbSet<ProductSummary> ProductSummary => Set<ProductSummary>();

    public DbSet<DailySessions> DailySessions => Set<DailySessions>();

    public DbSet<AnalysisRun> AnalysisRuns => Set<AnalysisRun>();

    public DbSet<AnalysisTurn> AnalysisTurns => Set<AnalysisTurn>();

    public DbSet<AnalysisStep> AnalysisSteps => Set<AnalysisStep>();

    public DbSet<CustomerPack> CustomerPacks => Set<CustomerPack>();

    public DbSet<RfmPack> RfmPacks => Set<RfmPack>();

    public DbSet<RfmHistoryPack> RfmHistoryPacks => Set<RfmHistoryPack>();

    public DbSet<LifetimePack> LifetimePacks => Set<LifetimePack>();

    public DbSet<FavouritePack> FavouritePacks => Set<FavouritePack>();

    public DbSet<SegmentPack> SegmentPacks => Set<SegmentPack>();

    public DbSet<RfmScore> RfmScores => Set<RfmScore>();

    public DbSet<RfmCut> RfmCuts => Set<RfmCut>();

    public DbSet<RfmModel> RfmModels => Set<RfmModel>();

    public DbSet<GroupingSetting> GroupingSettings => Set<GroupingSetting>();

    public DbSet<InteractionSetting> InteractionSettings => Set<InteractionSetting>();

    public DbSet<Audience> Audiences => Set<Audience>();

    public DbSet<SegmentModel> SegmentModels => Set<SegmentModel>();

    public DbSet<Segment> Segments => Set<Segment>();

    public DbSet<SegmentMember> SegmentMembers => Set<SegmentMember>();

    public DbSet<QualityCount> QualityCounts => Set<QualityCount>();

    public DbSet<QualityBound> QualityBounds => Set<QualityBound>();

    public DbSet<LifetimeModel> LifetimeModels => Set<LifetimeModel>();

    public DbSet<CohortCell> CohortCells => Set<CohortCell>();

    public DbSet<OrderDay> OrderDays => Set<OrderDay>();

    public DbSet<BasketModel> BasketModels => Set<BasketModel>();

    public DbSet<BasketRule> BasketRules => Set<BasketRule>();

    public DbSet<RecommendationModel> RecommendationModels => Set<RecommendationModel>();

    public DbSet<RecommendationChunk> RecommendationChunks => Set<RecommendationChunk>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<ReportFile> ReportFiles => Set<ReportFile>();

    public DbSet<ReportSchedule> ReportSchedules => Set<ReportSchedule>();

    public DbSet<Delivery> Deliveries => Set<Delivery>();

    public DbSet<MailboxMessage> MailboxMessages => Set<MailboxMessage>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        AccountModel.Configure(builder);
        TenantModel.Configure(builder);
        Filter<TenantState>(builder);
        Filter<Upload>(builder);
        Filter<UploadChunk>(builder);
        Filter<RejectedRow>(builder);
        Filter<UploadKeys>(builder);
        Filter<SavedMapping>(builder);
        Filter<TrustedSource>(builder);
        Filter<ValueRule>(builder);
        Filter<EventBatch>(builder);
        Filter<LiveSimulation>(builder);
        Filter<OrderLine>(builder);
        Filter<Customer>(builder);
        Filter<Product>(builder);
        Filter<BehaviourEvent>(builder);
        Filter<SalesSummary>(builder);
        Filter<DailySales>(builder);
        Filter<CustomerDay>(builder);
        Filter<ProductDay>(builder);
        Filter<CustomerSummary>(builder);
        Filter<ProductSummary>(builder);
        Filter<DailySessions>(builder);
        Filter<AnalysisRun>(builder);
        Filter<AnalysisStep>(builder);
        Filter<AnalysisTurn>(builder);
        Filter<RfmScore>(builder);
        Filter<RfmCut>(builder);
        Filter<RfmModel>(builder);
        Filter<CustomerPack>(builder);
        Filter<RfmPack>(builder);
        Filter<RfmHistoryPack>(builder);
        Filter<LifetimePack>(builder);
        Filter<FavouritePack>(builder);
        Filter<SegmentPack>(builder);
        Filter<GroupingSetting>(builder);
        Filter<InteractionSetting>(builder);
        Filter<Audience>(builder);
        Filter<SegmentModel>(builder);
        Filter<Segment>(builder);
        Filter<SegmentMember>(builder);
        Filter<QualityCount>(builder);
        Filter<QualityBound>(builder);
        Filter<LifetimeModel>(builder);
        Filter<CohortCell>(builder);
        Filter<OrderDay>(builder);
        Filter<BasketModel>(builder);
        Filter<BasketRule>(builder);
        Filter<RecommendationModel>(builder);
        Filter<RecommendationChunk>(builder);
        Filter<Report>(builder);
        Filter<ReportFile>(builder);
        Filter<ReportSchedule>(builder);
        Filter<Delivery>(builder);
        Filter<MailboxMessage>(builder);
        SnakeCase.Apply(builder);
    }

    private void Filter<T>(ModelBuilder builder) where T : class, ITenantOwned
        => builder.Entity<T>().HasQueryFilter("Tenant", row => row.TenantId == TenantId);
}
