using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ReportingPortal.Data.Audiences;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Reports;
using ReportingPortal.Data.Results;
using ReportingPortal.Data.Rollups;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Data;

/// <summary>Keys and indexes of tenants' tables: tenant_id leads each of them, and there are few, for they are what a load costs.</summary>
internal static class TenantModel
{
    private const string Money = "numeric(18,4)";

    public static void Configure(ModelBuilder builder)
    {
        builder.HasSequence<int>("tenant_ids").StartsAt(1);
        builder.Entity<Tenant>(tenant =>
        {
            tenant.HasKey(t => t.TenantId);
            tenant.Property(t => t.TenantId).HasDefaultValueSql("nextval('tenant_ids')");
            tenant.HasIndex(t => t.Slug).IsUnique();
            tenant.Property(t => t.WeekStart).HasConversion<short>();
            tenant.Property(t => t.AsksBeforeChange).HasDefaultValue(true);
        });
        Owned<TenantState>(builder, "tenant_states", s => s.TenantId);
        Owned<LiveSimulation>(builder, "live_simulations", s => s.TenantId);
        Owned<GroupingSetting>(builder, "grouping_settings", s => s.TenantId).Property(s => s.Rules).HasColumnType("jsonb");
        Owned<InteractionSetting>(builder, "interaction_settings", s => s.TenantId).Property(s => s.Rules).HasColumnType("jsonb");
        var audience = Owned<Audience>(builder, "audiences", a => new { a.TenantId, a.AudienceId });
        audience.Property(a => a.Criteria).HasColumnType("jsonb");
        audience.HasIndex(a => new { a.TenantId, a.Name }).IsUnique();
        Uploads(builder);
        Facts(builder);
        Rollups(builder);
        Results(builder);
        Reports(builder);
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            if (property.ClrType == typeof(decimal) || property.ClrType == typeof(decimal?))
            {
                property.SetColumnType(Money);
            }
        }
    }

    private static void Uploads(ModelBuilder builder)
    {
        var upload = Owned<Upload>(builder, "uploads", u => new { u.TenantId, u.UploadId });
        upload.HasIndex(u => new { u.TenantId, u.ReceivedAt });
        upload.HasIndex(u => new { u.TenantId, u.ParentUploadId }).HasFilter("parent_upload_id is not null");
        upload.HasOne<Upload>().WithMany().HasForeignKey(u => new { u.TenantId, u.ParentUploadId }).OnDelete(DeleteBehavior.Restrict);
        upload.Property(u => u.Kind).HasConversion<short>();
        upload.Property(u => u.Status).HasConversion<short>();
        upload.Property(u => u.Dialect).HasColumnType("jsonb");
        upload.Property(u => u.Mapping).HasColumnType("jsonb");
        upload.Property(u => u.Preview).HasColumnType("jsonb");
        upload.Property(u => u.AppliedRules).HasColumnType("jsonb");
        Owned<UploadChunk>(builder, "upload_chunks", c => new { c.TenantId, c.UploadId, c.ChunkNumber })
            .HasOne<Upload>().WithMany().HasForeignKey(c => new { c.TenantId, c.UploadId }).OnDelete(DeleteBehavior.Cascade);
        Owned<RejectedRow>(builder, "rejected_rows", r => new { r.TenantId, r.UploadId, r.RowNumber })
            .HasOne<Upload>().WithMany().HasForeignKey(r => new { r.TenantId, r.UploadId }).OnDelete(DeleteBehavior.Cascade);
        var keys = Owned<UploadKeys>(builder, "upload_keys", k => new { k.TenantId, k.UploadId, k.Part });
        keys.Property(k => k.Part).HasConversion<short>();
        keys.HasOne<Upload>().WithMany().HasForeignKey(k => new { k.TenantId, k.UploadId }).OnDelete(DeleteBehavior.Cascade);
        var mapping = Owned<SavedMapping>(builder, "saved_mappings", m => new { m.TenantId, m.HeaderFingerprint });
        mapping.Property(m => m.Kind).HasConversion<short>();
        mapping.Property(m => m.Mapping).HasColumnType("jsonb");
        Owned<TrustedSource>(builder, "trusted_sources", t => new { t.TenantId, t.HeaderFingerprint });
        Owned<ValueRule>(builder, "value_rules", r => new { r.TenantId, r.RuleId });
        Owned<EventBatch>(builder, "event_batches", b => new { b.TenantId, b.BatchId });
    }

    private static void Facts(ModelBuilder builder)
    {
        var line = Owned<OrderLine>(builder, "order_lines", l => new { l.TenantId, l.OrderId, l.ProductId, l.Occurrence });
        line.HasIndex(l => new { l.TenantId, l.OrderDate });
        line.Property(l => l.Kind).HasConversion<short>();
        Owned<CustomerOrders>(builder, "customer_orders", c => new { c.TenantId, c.CustomerId, c.UploadId, c.Part });
        var head = Owned<OrderHead>(builder, "order_heads", h => new { h.TenantId, h.OrderId });
        head.HasIndex(h => new { h.TenantId, h.CustomerAlias }).HasFilter("customer_alias is not null");
        Owned<OrderItem>(builder, "order_items", i => new { i.TenantId, i.OrderId, i.ItemId }).Property(i => i.Kind).HasConversion<short>();
        Owned<CustomerAlias>(builder, "customer_aliases", a => new { a.TenantId, a.AliasId });
        Owned<Customer>(builder, "customers", c => new { c.TenantId, c.CustomerId }).Property(c => c.CompletedBy).HasDefaultValueSql("'{}'::uuid[]");
        Owned<Product>(builder, "products", p => new { p.TenantId, p.ProductId }).Property(p => p.CompletedBy).HasDefaultValueSql("'{}'::uuid[]");
        var behaviour = Owned<BehaviourEvent>(builder, "events", e => new { e.TenantId, e.EventId });
        behaviour.HasIndex(e => new { e.TenantId, e.EventDate });
        behaviour.HasIndex(e => new { e.TenantId, e.SessionId });
        behaviour.HasIndex(e => new { e.TenantId, e.SessionId }, "ix_events_purchases").HasFilter("event_type = 4");
        behaviour.HasIndex(e => new { e.TenantId, e.OrderId }).HasFilter("order_id is not null");
        behaviour.Property(e => e.EventType).HasConversion<short>();
        Owned<VisitorSessions>(builder, "visitor_sessions", v => new { v.TenantId, v.CustomerId, v.UploadId, v.Part });
    }

    private static void Rollups(ModelBuilder builder)
    {
        Owned<SalesSummary>(builder, "sales_summary", s => new { s.TenantId, s.SaleDate });
        // The key serves days that are written again, the index series of one region and category.
        Owned<DailySales>(builder, "daily_sales", s => new { s.TenantId, s.SaleDate, s.Region, s.Category })
            .HasIndex(s => new { s.TenantId, s.Region, s.Category, s.SaleDate });
        Owned<CustomerDay>(builder, "customer_days", d => new { d.TenantId, d.SaleDate, d.Region });
        Owned<ProductDay>(builder, "product_days", d => new { d.TenantId, d.SaleDate, d.Region });
        Owned<CustomerSummary>(builder, "customer_summary", c => new { c.TenantId, c.CustomerId });
        Owned<ProductSummary>(builder, "product_summary", p => new { p.TenantId, p.ProductId });
        Owned<DailySessions>(builder, "daily_sessions", d => new { d.TenantId, d.SessionDate });
    }

    private static void Results(ModelBuilder builder)
    {
        Owned<AnalysisTurn>(builder, "analysis_turns", t => t.TenantId);
        var run = Owned<AnalysisRun>(builder, "analysis_runs", r => new { r.TenantId, r.RunId });
        run.Property(r => r.Status).HasConversion<short>();
        OfRun(Owned<AnalysisStep>(builder, "analysis_steps", s => new { s.TenantId, s.RunId, s.Name }), s => new { s.TenantId, s.RunId });
        CustomersOfRuns(builder);
        OfRun(Owned<RfmCut>(builder, "rfm_cuts", c => new { c.TenantId, c.RunId, c.Measure }), c => new { c.TenantId, c.RunId });
        var rfm = Owned<RfmModel>(builder, "rfm_models", m => new { m.TenantId, m.RunId });
        rfm.Property(m => m.Rules).HasColumnType("jsonb");
        OfRun(rfm, m => new { m.TenantId, m.RunId });
        var model = Owned<SegmentModel>(builder, "segment_models", m => new { m.TenantId, m.RunId });
        model.Property(m => m.SilhouetteByK).HasColumnType("jsonb");
        OfRun(model, m => new { m.TenantId, m.RunId });
        OfRun(Owned<Segment>(builder, "segments", s => new { s.TenantId, s.RunId, s.SegmentId }), s => new { s.TenantId, s.RunId });
        OfRun(Owned<QualityCount>(builder, "quality_counts", q => new { q.TenantId, q.RunId, q.UploadId, q.Finding }), q => new { q.TenantId, q.RunId });
        OfRun(Owned<QualityBound>(builder, "quality_bounds", q => new { q.TenantId, q.RunId, q.ProductId }), q => new { q.TenantId, q.RunId });
        var lifetime = Owned<LifetimeModel>(builder, "lifetime_models", m => new { m.TenantId, m.RunId });
        lifetime.Property(m => m.HoldOut).HasColumnType("jsonb");
        lifetime.Property(m => m.Distribution).HasColumnType("jsonb");
        OfRun(lifetime, m => new { m.TenantId, m.RunId });
        var cohort = Owned<CohortCell>(builder, "cohort_cells", c => new { c.TenantId, c.RunId, c.Basis, c.Grain, c.CohortOn, c.PeriodNumber });
        cohort.Property(c => c.Basis).HasConversion<short>();
        cohort.Property(c => c.Grain).HasConversion<short>();
        OfRun(cohort, c => new { c.TenantId, c.RunId });
        OfRun(Owned<OrderDay>(builder, "order_totals", d => new { d.TenantId, d.RunId, d.SaleDate, d.Region }), d => new { d.TenantId, d.RunId });
        var basket = Owned<BasketModel>(builder, "basket_models", b => new { b.TenantId, b.RunId, b.By });
        basket.Property(b => b.By).HasConversion<short>();
        OfRun(basket, b => new { b.TenantId, b.RunId });
        var rule = Owned<BasketRule>(builder, "basket_rules", r => new { r.TenantId, r.RunId, r.By, r.Rank });
        rule.Property(r => r.By).HasConversion<short>();
        OfRun(rule, r => new { r.TenantId, r.RunId });
        var recommendation = Owned<RecommendationModel>(builder, "recommendation_models", m => new { m.TenantId, m.RunId });
        recommendation.Property(m => m.Metrics).HasColumnType("jsonb");
        recommendation.Property(m => m.Weights).HasColumnType("jsonb");
        OfRun(recommendation, m => new { m.TenantId, m.RunId });
        Owned<RecommendationChunk>(builder, "recommendation_chunks", c => new { c.TenantId, c.Version, c.ChunkNumber });
    }

    /// <summary>What a run found of each customer, packed; and, for statements that ask for a few columns, the same as rows.</summary>
    private static void CustomersOfRuns(ModelBuilder builder)
    {
        OfRun(Owned<CustomerPack>(builder, "customer_packs", p => new { p.TenantId, p.RunId, p.PackNumber }), p => new { p.TenantId, p.RunId });
        OfRun(Owned<RfmPack>(builder, "rfm_packs", p => new { p.TenantId, p.RunId, p.PackNumber }), p => new { p.TenantId, p.RunId });
        OfRun(Owned<RfmHistoryPack>(builder, "rfm_history_packs", p => new { p.TenantId, p.RunId, p.PointNumber, p.PackNumber }), p => new { p.TenantId, p.RunId });
        OfRun(Owned<LifetimePack>(builder, "lifetime_packs", p => new { p.TenantId, p.RunId, p.PackNumber }), p => new { p.TenantId, p.RunId });
        OfRun(Owned<FavouritePack>(builder, "favourite_packs", p => new { p.TenantId, p.RunId, p.PackNumber }), p => new { p.TenantId, p.RunId });
        OfRun(Owned<SegmentPack>(builder, "segment_packs", p => new { p.TenantId, p.RunId, p.PackNumber }), p => new { p.TenantId, p.RunId });
        builder.Entity<RfmScore>().ToView("rfm_scores").HasKey(s => new { s.TenantId, s.RunId, s.CustomerId });
        builder.Entity<SegmentMember>().ToView("segment_members").HasKey(m => new { m.TenantId, m.RunId, m.CustomerId });
    }

    private static void Reports(ModelBuilder builder)
    {
        var report = Owned<Report>(builder, "reports", r => new { r.TenantId, r.ReportId });
        report.HasIndex(r => new { r.TenantId, r.CreatedAt });
        report.Property(r => r.Status).HasConversion<short>();
        Owned<ReportFile>(builder, "report_files", f => new { f.TenantId, f.ReportId, f.Format })
            .HasOne<Report>().WithMany().HasForeignKey(f => new { f.TenantId, f.ReportId }).OnDelete(DeleteBehavior.Cascade);
        Owned<ReportSchedule>(builder, "report_schedules", s => new { s.TenantId, s.ScheduleId })
            .Property(s => s.Weekday).HasConversion<short>();
        var delivery = Owned<Delivery>(builder, "deliveries", d => new { d.TenantId, d.DeliveryId });
        delivery.HasIndex(d => new { d.TenantId, d.ScheduleId, d.PeriodFrom, d.PeriodTo, d.Recipient }).IsUnique();
        delivery.Property(d => d.State).HasConversion<short>();
        // What is under way is a sliver of the ledger; the minute's search across tenants reads only this.
        delivery.HasIndex(d => new { d.TenantId, d.NextAttemptAt }).HasFilter("state in (1, 2, 3)");
        delivery.HasOne<ReportSchedule>().WithMany().HasForeignKey(d => new { d.TenantId, d.ScheduleId }).OnDelete(DeleteBehavior.Restrict);
        Owned<MailboxMessage>(builder, "mailbox_messages", m => new { m.TenantId, m.MessageId })
            .HasIndex(m => new { m.TenantId, m.SentAt });
    }

    private static EntityTypeBuilder<T> Owned<T>(ModelBuilder builder, string table, Expression<Func<T, object?>> key)
        where T : class, ITenantOwned
    {
        var entity = builder.Entity<T>().ToTable(table);
        entity.HasKey(key);
        // Keys come from the application: identity columns and volatile defaults would stop distribution by tenant.
        foreach (var property in entity.Metadata.FindPrimaryKey()!.Properties)
        {
            property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        }

        return entity;
    }

    private static void OfRun<T>(EntityTypeBuilder<T> entity, Expression<Func<T, object?>> key) where T : class
        => entity.HasOne<AnalysisRun>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Cascade);
}
