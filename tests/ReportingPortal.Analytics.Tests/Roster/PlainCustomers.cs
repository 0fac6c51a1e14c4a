using Dapper;
using Npgsql;

namespace ReportingPortal.Analytics.Tests.Roster;

/// <summary>A customer as plain statements over the stored results give it.</summary>
internal sealed record PlainCustomer(
    string CustomerId, string? Name, string? OtherName, string? Region, string? Month, decimal LifetimeNetSales, string? GivenSegment, int RecencyDays, int Frequency,
    decimal Monetary, decimal NetSales, short? RScore, short? FScore, short? MScore, string RfmGroup, string ValueTier, string ActivityStatus, string? Category, int? SegmentId);

internal static class PlainCustomers
{
    /// <summary>All of a tenant's current run, as the superuser sees them, in the order of their ids.</summary>
    public static async Task<IReadOnlyList<PlainCustomer>> ReadAsync(string connectionString, int tenantId)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        return (await connection.QueryAsync<PlainCustomer>(
            """
            with favourites as (
                select u.customer_id, u.category
                from customer_packs as c
                join favourite_packs as f using (tenant_id, run_id, pack_number)
                join tenant_states as t on t.tenant_id = c.tenant_id and t.current_run_id = c.run_id
                cross join lateral unnest(c.customer_ids, f.categories) as u (customer_id, category)
                where c.tenant_id = @tenantId
            )
            select
                s.customer_id, coalesce(nullif(m.name, ''), c.name) as name, c.name as other_name, coalesce(nullif(m.region, ''), c.region) as region,
                to_char(m.first_order_on, 'YYYY-MM') as month, coalesce(m.lifetime_net_sales, 0) as lifetime_net_sales, c.given_segment,
                s.recency_days, s.frequency, s.monetary, s.net_sales, s.r_score, s.f_score, s.m_score, s.rfm_group, s.value_tier, s.activity_status,
                f.category, b.segment_id::int as segment_id
            from tenant_states as t
            join rfm_scores as s on s.tenant_id = t.tenant_id and s.run_id = t.current_run_id
            left join customer_summary as m on m.tenant_id = s.tenant_id and m.customer_id = s.customer_id
            left join customers as c on c.tenant_id = s.tenant_id and c.customer_id = s.customer_id
            left join favourites as f on f.customer_id = s.customer_id
            left join segment_members as b on b.tenant_id = s.tenant_id and b.run_id = s.run_id and b.customer_id = s.customer_id
            where t.tenant_id = @tenantId
            order by s.customer_id collate "C"
            """,
            new { tenantId })).AsList();
    }
}
