using Dapper;
using Npgsql;
using ReportingPortal.Data.Tenancy;
using Shouldly;

namespace ReportingPortal.Ingestion.Tests.Undoing;

/// <summary>Everything a tenant's figures stand on, as text: equal for two tenants exactly when no page could tell them apart.</summary>
internal static class ShopState
{
    /// <summary>Tenant tables that are no part of it, each with its reason.</summary>
    private static readonly Dictionary<string, string> Excluded = new()
    {
        ["uploads"] = "says what was done, an undo included; compared by names only",
        ["upload_chunks"] = "the files themselves stay, to be loaded again",
        ["upload_keys"] = "say what lies in an upload's file, which stays",
        ["customer_orders"] = "may name orders that are gone; that none is missing is looked at",
        ["visitor_sessions"] = "may name sessions that are gone; that none is missing is looked at",
        ["rejected_rows"] = "stay with their upload, to be read and corrected",
        ["saved_mappings"] = "a person's answer about files of a kind, not about one upload",
        ["trusted_sources"] = "a person's answer about files of a kind, not about one upload",
        ["tenant_states"] = "counts its versions on and on; its as-of date is compared",
        ["value_rules"] = "a person's answer about values, not about one upload",
        ["event_batches"] = "not yet an upload",
        ["live_simulations"] = "not data",
        ["analysis_turns"] = "not data",
        ["analysis_steps"] = "how long what took",
        ["analysis_runs"] = "what was computed when; results are compared where analyses are run",
        ["customer_packs"] = "of a run",
        ["rfm_packs"] = "of a run",
        ["rfm_history_packs"] = "of a run",
        ["rfm_scores"] = "of a run",
        ["rfm_cuts"] = "of a run",
        ["order_totals"] = "of a run",
        ["basket_models"] = "of a run",
        ["basket_rules"] = "of a run",
        ["segment_models"] = "of a run",
        ["segments"] = "of a run",
        ["segment_packs"] = "of a run",
        ["segment_members"] = "of a run",
        ["favourite_packs"] = "of a run",
        ["quality_counts"] = "of a run",
        ["quality_bounds"] = "of a run",
        ["lifetime_models"] = "of a run",
        ["lifetime_packs"] = "of a run",
        ["recommendation_models"] = "of a run",
        ["recommendation_chunks"] = "of a run",
        ["cohort_cells"] = "of a run",
        ["reports"] = "frozen when they were made",
        ["report_files"] = "frozen when they were made",
        ["report_schedules"] = "not data",
        ["deliveries"] = "what was sent stays sent",
        ["mailbox_messages"] = "what was sent stays sent",
    };

    /// <summary>What one has and the other has not; nothing when they are equal.</summary>
    public static IEnumerable<string> Difference(IReadOnlyList<string> actual, IReadOnlyList<string> expected)
        => actual.Except(expected).Select(row => $"should not be: {row}").Concat(expected.Except(actual).Select(row => $"is missing: {row}"));

    public static async Task<IReadOnlyList<string>> OfAsync(string connectionString, int tenantId)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        var columns = (await connection.QueryAsync<(string Table, string Column)>(
            """
            select table_name::text, column_name::text from information_schema.columns
            where table_schema = 'public' and table_name in (
                select table_name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id')
            """)).ToLookup(one => one.Table, one => one.Column);
        var rows = new List<string>();
        foreach (var table in columns.Where(table => !Excluded.ContainsKey(table.Key) && !TableKinds.Local.Contains(table.Key) && !TableKinds.Reference.Contains(table.Key)))
        {
            rows.AddRange(await connection.QueryAsync<string>(RowsOf(table.Key, table.Contains("upload_id"), table.Contains("completed_by")), new { tenantId }));
        }

        rows.AddRange(await connection.QueryAsync<string>(
            """
            select 'not found from its customer: ' || l.order_id || ' ' || l.customer_id
            from order_lines as l
            where l.tenant_id = @tenantId and l.customer_id is not null and not exists (
                select 1 from customer_orders as c
                where c.tenant_id = l.tenant_id and c.customer_id = l.customer_id and l.order_id = any(c.order_ids))
            union all
            select 'not found from its visitor: ' || e.event_id || ' ' || e.customer_id
            from events as e
            where e.tenant_id = @tenantId and e.customer_id is not null and not exists (
                select 1 from visitor_sessions as v
                where v.tenant_id = e.tenant_id and v.customer_id = e.customer_id and e.session_id = any(v.session_ids))
            """,
            new { tenantId }));
        rows.ShouldNotContain(row => row.StartsWith("not found"));
        var asOf = await connection.QuerySingleOrDefaultAsync<string?>("select as_of_date::text from tenant_states where tenant_id = @tenantId", new { tenantId });
        return [.. rows.Order(StringComparer.Ordinal).Prepend($"as of {asOf}")];
    }

    /// <summary>A table's rows, with the names of files in place of the uploads they came from.</summary>
    private static string RowsOf(string table, bool isOfUpload, bool isCompleted)
        => $"""
            select '{table} ' || (
                (to_jsonb(t) - array['tenant_id', 'updated_at', 'data_version', 'upload_id', 'completed_by']) || jsonb_build_object(
                    'file', {(isOfUpload ? "u.file_name" : "null")},
                    'completed_by', {(isCompleted
                        ? $"""
                            (select array_agg(distinct o.file_name order by o.file_name) from uploads as o
                            where o.tenant_id = t.tenant_id and o.upload_id = any(t.completed_by) {(isOfUpload ? "and o.upload_id is distinct from u.upload_id" : "")})
                            """
                        : "null")}))::text
            from {table} as t
            {(isOfUpload ? "left join uploads as u on u.tenant_id = t.tenant_id and u.upload_id = t.upload_id" : "")}
            where t.tenant_id = @tenantId
            """;
}
