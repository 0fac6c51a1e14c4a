using System.Text;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReportingPortal.Data.Facts;
using ReportingPortal.Data.Rollups;
using ReportingPortal.Data.Tenancy;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Corrections;
using ReportingPortal.Ingestion.Previewing;
using ReportingPortal.Ingestion.Rollups;
using ReportingPortal.Ingestion.Tests.Undoing;
using ReportingPortal.Ingestion.Undoing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests;

/// <summary>A tenant of a test's own and what tests do with it.</summary>
public sealed class Shop(IngestionDatabase database, Tenant tenant)
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    public Tenant Tenant => tenant;

    public async Task<Upload> LoadAsync(string text, string fileName = "file.csv", UploadKind kind = UploadKind.Auto)
        => await LoadAsync(Encoding.UTF8.GetBytes(text), fileName, kind);

    public async Task<Upload> LoadAsync(byte[] bytes, string fileName = "file.csv", UploadKind kind = UploadKind.Auto, string? preset = null)
    {
        var saved = await SaveAsync(bytes, fileName, kind, preset);
        await RunAsync(saved.UploadId);
        return await FindAsync(saved.UploadId);
    }

    public async Task<Upload> SaveAsync(byte[] bytes, string fileName = "file.csv", UploadKind kind = UploadKind.Auto, string? preset = null, bool asksFirst = false)
    {
        await using var scope = database.ScopeOf(tenant);
        return await scope.GetRequiredService<UploadStore>().SaveAsync(new MemoryStream(bytes), fileName, kind, preset, null, null, asksFirst, Ct);
    }

    /// <summary>Rejected rows of an upload corrected as its page does it, not yet loaded; null where they may not be.</summary>
    public async Task<Upload?> CorrectAsync(Upload original, params CorrectedRow[] rows)
    {
        await using var scope = database.ScopeOf(tenant);
        return await scope.GetRequiredService<RowCorrections>().SaveAsync(original, rows, null, Ct);
    }

    public async Task<IReadOnlyList<long>> OpenRowsAsync(Upload upload) => [.. (await OpenAsync(upload)).Select(row => row.RowNumber)];

    /// <summary>Rejected rows nobody has corrected yet.</summary>
    public async Task<IReadOnlyList<RejectedRow>> OpenAsync(Upload upload)
    {
        await using var scope = database.ScopeOf(tenant);
        return (await scope.GetRequiredService<RowCorrections>().OpenAsync(upload.UploadId, 0, 100, Ct)).Rows;
    }

    /// <summary>The file of another shop, with the mapping it was read by there.</summary>
    public async Task<Upload> LoadCopyAsync(Shop other, Upload upload)
    {
        await using var content = new MemoryStream();
        await using (var theirs = other.Scope())
        {
            await theirs.GetRequiredService<UploadStore>().OpenRaw(upload.UploadId).CopyToAsync(content, Ct);
        }

        content.Position = 0;
        var mapping = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>((await other.FindAsync(upload.UploadId)).Mapping!);
        await using (var ours = Scope())
        {
            var saved = await ours.GetRequiredService<UploadStore>().SaveAsync(content, upload.FileName, upload.Kind, upload.Preset, null, mapping, false, Ct);
            await using var connection = new NpgsqlConnection(database.AdminConnectionString);
            await connection.ExecuteAsync(
                "update uploads set file_name = @FileName where tenant_id = @id and upload_id = @UploadId", new { upload.FileName, id = tenant.TenantId, saved.UploadId });
            await RunAsync(saved.UploadId);
            return await FindAsync(saved.UploadId);
        }
    }

    /// <summary>Has a stored upload ask before it changes figures.</summary>
    public async Task AskFirstAsync(Guid uploadId)
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.ExecuteAsync("update uploads set asks_first = true where tenant_id = @id and upload_id = @uploadId", new { id = tenant.TenantId, uploadId });
    }

    public async Task<bool> ConfirmAsync(Guid uploadId)
    {
        await using var scope = Scope();
        return await scope.GetRequiredService<UploadRequests>().ConfirmAsync(uploadId, null, Ct);
    }

    private UnitScope Scope() => database.ScopeOf(tenant);

    public async Task<UploadStatus?> RunAsync(Guid uploadId, IProgress<IngestProgress>? progress = null, CancellationToken? ct = null)
    {
        await using var scope = database.ScopeOf(tenant);
        return await scope.GetRequiredService<IngestUpload>().RunAsync(uploadId, progress, ct ?? Ct);
    }

    /// <summary>Asks for the undo as the portal does, and runs it.</summary>
    public async Task UndoAsync(Upload upload, IProgress<IngestProgress>? progress = null, CancellationToken? ct = null)
    {
        (await AskForUndoAsync(upload.UploadId)).ShouldBeTrue();
        await RunUndoAsync(upload.UploadId, progress, ct);
        (await FindAsync(upload.UploadId)).ShouldSatisfyAllConditions(
            undone => undone.Error.ShouldBeNull(),
            undone => undone.Status.ShouldBe(UploadStatus.Undone));
    }

    public async Task<bool> AskForUndoAsync(Guid uploadId)
    {
        await using var scope = database.ScopeOf(tenant);
        return await scope.GetRequiredService<UploadRequests>().RequestUndoAsync(uploadId, null, Ct);
    }

    public async Task<UploadStatus?> RunUndoAsync(Guid uploadId, IProgress<IngestProgress>? progress = null, CancellationToken? ct = null)
    {
        await using var scope = database.ScopeOf(tenant);
        return await scope.GetRequiredService<UndoUpload>().RunAsync(uploadId, progress, ct ?? Ct);
    }

    public async Task<UploadPreview> PreviewUndoAsync(Upload upload)
    {
        await using (var scope = database.ScopeOf(tenant))
        {
            await scope.GetRequiredService<UndoUpload>().PreviewAsync(upload.UploadId, null, Ct);
        }

        return UploadPreview.FromJson((await FindAsync(upload.UploadId)).Preview)!;
    }

    public async Task<IReadOnlyList<string>> AnswerAsync(Guid uploadId, UploadKind kind, Dictionary<string, string> mapping)
    {
        await using var scope = database.ScopeOf(tenant);
        return await scope.GetRequiredService<MappingAnswer>().AnswerAsync(uploadId, kind, mapping, Ct);
    }

    public async Task<bool> ForgetAsync(Guid uploadId)
    {
        await using var scope = database.ScopeOf(tenant);
        return await scope.GetRequiredService<MappingAnswer>().ForgetAsync(uploadId, Ct);
    }

    public async Task<bool> CancelAsync(Guid uploadId)
    {
        await using var scope = database.ScopeOf(tenant);
        return await scope.GetRequiredService<UploadRequests>().CancelAsync(uploadId, Ct);
    }

    public async Task<Upload> NamedAsync(string fileName) => (await ReadAsync(db => db.Uploads.Where(u => u.FileName == fileName))).Single();

    /// <summary>What the page's "Load again" does before it starts the job.</summary>
    public async Task ReceiveAgainAsync(Guid uploadId)
    {
        await using var scope = database.ScopeOf(tenant);
        (await scope.GetRequiredService<UploadRequests>().ReceiveAgainAsync(uploadId, Ct)).ShouldBeTrue();
    }

    /// <summary>The same shop after its owner moved it to another zone, or to another currency.</summary>
    public async Task<Shop> InAsync(string timeZone, string? currency = null)
    {
        var moved = new Tenant
        {
            TenantId = tenant.TenantId,
            Slug = tenant.Slug,
            Name = tenant.Name,
            Currency = currency ?? tenant.Currency,
            TimeZone = timeZone,
        };
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.ExecuteAsync("update tenants set time_zone = @TimeZone, currency = @Currency where tenant_id = @TenantId", moved);
        return new(database, moved);
    }

    /// <summary>Whether days are loaded that hang on the shop's time zone.</summary>
    public async Task<bool> HasDaysAsync()
    {
        await using var scope = database.ScopeOf(tenant);
        await using var transaction = await scope.GetRequiredService<TenantSession>().BeginWriteAsync(Ct);
        return await scope.GetRequiredService<LoadedDays>().LockAsync(Ct);
    }

    /// <summary>Holds the shop's lock, as a load that merges does, until disposed.</summary>
    public async Task<IAsyncDisposable> LockAsync()
    {
        var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.OpenAsync(Ct);
        await connection.BeginTransactionAsync(Ct);
        await connection.ExecuteAsync("select 1 from tenant_states where tenant_id = @id for update", new { id = tenant.TenantId });
        return connection;
    }

    /// <summary>As if all was loaded before anything was kept of what rows name, or of who completed whom.</summary>
    public async Task ForgetKeysAsync()
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.ExecuteAsync(
            """
            delete from upload_keys where tenant_id = @id;
            update customers set completed_by = array['00000000-0000-0000-0000-000000000000'::uuid] where tenant_id = @id;
            update products set completed_by = array['00000000-0000-0000-0000-000000000000'::uuid] where tenant_id = @id;
            """,
            new { id = tenant.TenantId });
    }

    public async Task<Upload> FindAsync(Guid uploadId)
    {
        await using var scope = database.ScopeOf(tenant);
        return (await scope.GetRequiredService<UploadQuery>().FindAsync(uploadId, Ct))!;
    }

    public async Task<List<RejectedRow>> RejectedAsync(Guid uploadId)
    {
        await using var scope = database.ScopeOf(tenant);
        return await scope.GetRequiredService<UploadQuery>().RejectedAsync(uploadId, Ct).ToListAsync(Ct);
    }

    public Task<List<OrderLine>> LinesAsync()
        => ReadAsync(db => db.OrderLines.OrderBy(l => l.OrderId).ThenBy(l => l.ProductId).ThenBy(l => l.Occurrence));

    public Task<List<SalesSummary>> SalesAsync() => ReadAsync(db => db.SalesSummary.OrderBy(s => s.SaleDate));

    public Task<List<DailySales>> DailySalesAsync(string region = "*", string category = "*")
        => ReadAsync(db => db.DailySales.Where(s => s.Region == region && s.Category == category).OrderBy(s => s.SaleDate));

    public Task<List<CustomerSummary>> CustomersAsync() => ReadAsync(db => db.CustomerSummary.OrderBy(s => s.CustomerId));

    public Task<List<ProductSummary>> ProductsAsync() => ReadAsync(db => db.ProductSummary.OrderBy(s => s.ProductId));

    public async Task<TenantState?> StateAsync() => (await ReadAsync(db => db.TenantStates)).SingleOrDefault();

    public async Task<List<T>> ReadAsync<T>(Func<Data.ReportingDbContext, IQueryable<T>> query) where T : class
    {
        await using var scope = database.ScopeOf(tenant);
        var session = scope.GetRequiredService<TenantSession>();
        await session.EnsureReadAsync(Ct);
        return await query(session.Db).AsNoTracking().ToListAsync(Ct);
    }

    public async Task RebuildAsync()
    {
        await using var scope = database.ScopeOf(tenant);
        await scope.GetRequiredService<RollupRebuild>().RunAsync(Ct);
    }

    /// <summary>All facts and rollups as text, the same for two tenants that no page could tell apart.</summary>
    public Task<IReadOnlyList<string>> RowsAsync() => ShopState.OfAsync(database.AdminConnectionString, tenant.TenantId);

    /// <summary>All rollup rows as text, in a fixed order.</summary>
    public async Task<string> RollupsAsync()
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        var rows = await connection.QueryAsync<string>(
            """
            select row_text from (
                select 'sales_summary ' || (to_jsonb(t) - 'updated_at' - 'data_version')::text as row_text from sales_summary as t where tenant_id = @id
                union all select 'daily_sales ' || to_jsonb(t)::text from daily_sales as t where tenant_id = @id
                union all select 'customer_days ' || to_jsonb(t)::text from customer_days as t where tenant_id = @id
                union all select 'product_days ' || to_jsonb(t)::text from product_days as t where tenant_id = @id
                union all select 'customer_summary ' || to_jsonb(t)::text from customer_summary as t where tenant_id = @id
                union all select 'product_summary ' || to_jsonb(t)::text from product_summary as t where tenant_id = @id
                union all select 'daily_sessions ' || to_jsonb(t)::text from daily_sessions as t where tenant_id = @id
            ) as r order by row_text
            """,
            new { id = tenant.TenantId });
        return string.Join('\n', rows);
    }

    /// <summary>Rows of daily_sales that differ from counting the lines the plain way.</summary>
    public async Task<long> WrongCountsAsync()
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        return await connection.ExecuteScalarAsync<long>(
            """
            with lines as (
                select l.*, coalesce(l.region, c.region, 'Unknown') as place, coalesce(l.category, p.category, 'Unknown') as shelf
                from order_lines as l
                left join customers as c on c.tenant_id = l.tenant_id and c.customer_id = l.customer_id
                left join products as p on p.tenant_id = l.tenant_id and p.product_id = l.product_id
                where l.tenant_id = @id and l.is_valid and l.kind in (1, 2)
            ),
            cells as (select distinct order_date, place, shelf from lines union select distinct order_date, '*', shelf from lines
                union select distinct order_date, place, '*' from lines union select distinct order_date, '*', '*' from lines),
            plain as (
                select c.order_date as sale_date, c.place as region, c.shelf as category,
                    count(distinct l.order_id) filter (where l.kind = 1) as orders,
                    count(distinct l.customer_id) filter (where l.kind = 1) as customers,
                    count(distinct l.order_id) filter (where l.kind = 1 and l.customer_id is null) as guest_orders,
                    sum(l.net_sales) as net_sales, sum(l.quantity) as units_sold
                from cells as c join lines as l
                    on l.order_date = c.order_date and c.place in ('*', l.place) and c.shelf in ('*', l.shelf)
                group by 1, 2, 3
            )
            select count(*) from plain as p
            full join (select * from daily_sales where tenant_id = @id) as d using (sale_date, region, category)
            where (p.orders, p.customers, p.net_sales, p.units_sold) is distinct from (d.orders, d.customers, d.net_sales, d.units_sold)
            """,
            new { id = tenant.TenantId });
    }
}
