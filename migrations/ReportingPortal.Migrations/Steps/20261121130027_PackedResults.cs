using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <inheritdoc />
    public partial class PackedResults : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "favourite_categories");

            migrationBuilder.DropTable(
                name: "lifetime_values");

            migrationBuilder.DropTable(
                name: "rfm_histories");

            migrationBuilder.DropTable(
                name: "rfm_scores");

            migrationBuilder.DropTable(
                name: "segment_members");

            migrationBuilder.CreateTable(
                name: "customer_packs",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack_number = table.Column<int>(type: "integer", nullable: false),
                    first_id = table.Column<string>(type: "text", nullable: false),
                    last_id = table.Column<string>(type: "text", nullable: false),
                    customer_ids = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_packs", x => new { x.tenant_id, x.run_id, x.pack_number });
                });

            migrationBuilder.CreateTable(
                name: "favourite_packs",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack_number = table.Column<int>(type: "integer", nullable: false),
                    categories = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_favourite_packs", x => new { x.tenant_id, x.run_id, x.pack_number });
                });

            migrationBuilder.CreateTable(
                name: "lifetime_packs",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack_number = table.Column<int>(type: "integer", nullable: false),
                    orders = table.Column<int[]>(type: "integer[]", nullable: false),
                    historic = table.Column<long[]>(type: "bigint[]", nullable: false),
                    frequency = table.Column<int[]>(type: "integer[]", nullable: false),
                    recency_days = table.Column<int[]>(type: "integer[]", nullable: false),
                    age_days = table.Column<int[]>(type: "integer[]", nullable: false),
                    mean_value = table.Column<double[]>(type: "double precision[]", nullable: false),
                    probability_alive = table.Column<double[]>(type: "double precision[]", nullable: true),
                    expected_purchases = table.Column<double[]>(type: "double precision[]", nullable: false),
                    expected_value = table.Column<long[]>(type: "bigint[]", nullable: false),
                    clv = table.Column<long[]>(type: "bigint[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lifetime_packs", x => new { x.tenant_id, x.run_id, x.pack_number });
                });

            migrationBuilder.CreateTable(
                name: "rfm_history_packs",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    point_number = table.Column<short>(type: "smallint", nullable: false),
                    pack_number = table.Column<int>(type: "integer", nullable: false),
                    groups = table.Column<byte[]>(type: "bytea", nullable: false),
                    net_sales = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rfm_history_packs", x => new { x.tenant_id, x.run_id, x.point_number, x.pack_number });
                });

            migrationBuilder.CreateTable(
                name: "rfm_packs",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack_number = table.Column<int>(type: "integer", nullable: false),
                    recency_days = table.Column<int[]>(type: "integer[]", nullable: false),
                    frequency = table.Column<int[]>(type: "integer[]", nullable: false),
                    monetary = table.Column<long[]>(type: "bigint[]", nullable: false),
                    net_sales = table.Column<long[]>(type: "bigint[]", nullable: false),
                    scores = table.Column<short[]>(type: "smallint[]", nullable: false),
                    groups = table.Column<short[]>(type: "smallint[]", nullable: false),
                    tiers = table.Column<short[]>(type: "smallint[]", nullable: false),
                    statuses = table.Column<short[]>(type: "smallint[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rfm_packs", x => new { x.tenant_id, x.run_id, x.pack_number });
                });

            migrationBuilder.CreateTable(
                name: "segment_packs",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack_number = table.Column<int>(type: "integer", nullable: false),
                    segment_ids = table.Column<short[]>(type: "smallint[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_segment_packs", x => new { x.tenant_id, x.run_id, x.pack_number });
                });

            // Packed values don't shrink, nothing is searched by them, and wide ones make ANALYZE slow. Before the tables are distributed: a
            // cluster refuses it later.
            migrationBuilder.Sql("""
                alter table customer_packs alter column customer_ids set storage external, alter column customer_ids set statistics 0;
                alter table rfm_packs
                    alter column recency_days set storage external, alter column recency_days set statistics 0,
                    alter column frequency set storage external, alter column frequency set statistics 0,
                    alter column monetary set storage external, alter column monetary set statistics 0,
                    alter column net_sales set storage external, alter column net_sales set statistics 0,
                    alter column scores set storage external, alter column scores set statistics 0,
                    alter column groups set storage external, alter column groups set statistics 0,
                    alter column tiers set storage external, alter column tiers set statistics 0,
                    alter column statuses set storage external, alter column statuses set statistics 0;
                alter table rfm_history_packs
                    alter column groups set storage external, alter column groups set statistics 0,
                    alter column net_sales set storage external, alter column net_sales set statistics 0;
                alter table lifetime_packs
                    alter column orders set storage external, alter column orders set statistics 0,
                    alter column historic set storage external, alter column historic set statistics 0,
                    alter column frequency set storage external, alter column frequency set statistics 0,
                    alter column recency_days set storage external, alter column recency_days set statistics 0,
                    alter column age_days set storage external, alter column age_days set statistics 0,
                    alter column mean_value set storage external, alter column mean_value set statistics 0,
                    alter column probability_alive set storage external, alter column probability_alive set statistics 0,
                    alter column expected_purchases set storage external, alter column expected_purchases set statistics 0,
                    alter column expected_value set storage external, alter column expected_value set statistics 0,
                    alter column clv set storage external, alter column clv set statistics 0;
                alter table favourite_packs alter column categories set storage external, alter column categories set statistics 0;
                alter table segment_packs alter column segment_ids set storage external, alter column segment_ids set statistics 0;
                """);
            migrationBuilder.SecureTenantTables("customer_packs", "rfm_packs", "rfm_history_packs", "lifetime_packs", "favourite_packs", "segment_packs");

            // After the tables were distributed: a cluster takes a foreign key only between tables that are.
            migrationBuilder.AddForeignKey(
                name: "fk_customer_packs_analysis_runs_tenant_id_run_id",
                table: "customer_packs",
                columns: new[] { "tenant_id", "run_id" },
                principalTable: "analysis_runs",
                principalColumns: new[] { "tenant_id", "run_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_rfm_packs_analysis_runs_tenant_id_run_id",
                table: "rfm_packs",
                columns: new[] { "tenant_id", "run_id" },
                principalTable: "analysis_runs",
                principalColumns: new[] { "tenant_id", "run_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_rfm_history_packs_analysis_runs_tenant_id_run_id",
                table: "rfm_history_packs",
                columns: new[] { "tenant_id", "run_id" },
                principalTable: "analysis_runs",
                principalColumns: new[] { "tenant_id", "run_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_lifetime_packs_analysis_runs_tenant_id_run_id",
                table: "lifetime_packs",
                columns: new[] { "tenant_id", "run_id" },
                principalTable: "analysis_runs",
                principalColumns: new[] { "tenant_id", "run_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_favourite_packs_analysis_runs_tenant_id_run_id",
                table: "favourite_packs",
                columns: new[] { "tenant_id", "run_id" },
                principalTable: "analysis_runs",
                principalColumns: new[] { "tenant_id", "run_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_segment_packs_analysis_runs_tenant_id_run_id",
                table: "segment_packs",
                columns: new[] { "tenant_id", "run_id" },
                principalTable: "analysis_runs",
                principalColumns: new[] { "tenant_id", "run_id" },
                onDelete: ReferentialAction.Cascade);

            // For statements that ask for a column or two of the customers of a run. The names stand in the order of their codes.
            migrationBuilder.CreateTenantView("rfm_scores", """
                select
                    c.tenant_id,
                    c.run_id,
                    u.customer_id,
                    u.recency_days,
                    u.frequency,
                    (u.monetary * 0.0001)::numeric(18,4) as monetary,
                    (u.net_sales * 0.0001)::numeric(18,4) as net_sales,
                    (nullif(u.score, 0) / 100)::smallint as r_score,
                    (nullif(u.score, 0) / 10 % 10)::smallint as f_score,
                    (nullif(u.score, 0) % 10)::smallint as m_score,
                    (array[
                        'No purchase', 'Champions', 'Loyal Customers', 'Potential Loyalists', 'New Customers', 'Promising', 'Need Attention',
                        'About to Sleep', 'At Risk', 'Can''t Lose Them', 'Hibernating', 'n/a'
                    ])[u.group_code + 1] as rfm_group,
                    (array['None', 'Gold', 'Silver', 'Bronze'])[u.tier_code + 1] as value_tier,
                    (array['Prospect', 'Active', 'Dormant', 'Churned'])[u.status_code + 1] as activity_status
                from customer_packs as c
                join rfm_packs as r
                    on r.tenant_id = c.tenant_id
                    and r.run_id = c.run_id
                    and r.pack_number = c.pack_number
                cross join lateral unnest(
                    c.customer_ids, r.recency_days, r.frequency, r.monetary, r.net_sales, r.scores, r.groups, r.tiers, r.statuses
                ) as u (customer_id, recency_days, frequency, monetary, net_sales, score, group_code, tier_code, status_code)
                """);
            migrationBuilder.CreateTenantView("segment_members", """
                select
                    c.tenant_id,
                    c.run_id,
                    u.customer_id,
                    u.segment_id
                from customer_packs as c
                join segment_packs as s
                    on s.tenant_id = c.tenant_id
                    and s.run_id = c.run_id
                    and s.pack_number = c.pack_number
                cross join lateral unnest(c.customer_ids, s.segment_ids) as u (customer_id, segment_id)
                where u.segment_id <> 0
                """);

            // What runs so far have found of customers is gone with its tables. Pages stand on no run until the one asked for here is done; one that
            // was under way begins anew. The owner's own tables are behind the wall as well.
            migrationBuilder.Sql("""
                alter table analysis_runs no force row level security;
                alter table tenant_states no force row level security;
                update analysis_runs set started_at = null where status <> 3;
                insert into analysis_runs (tenant_id, run_id, status, data_version, requested_at)
                select s.tenant_id, gen_random_uuid(), 1, 0, now()
                from tenant_states as s
                where s.current_run_id is not null
                  and not exists (select 1 from analysis_runs as r where r.tenant_id = s.tenant_id and r.status in (1, 2));
                update tenant_states set current_run_id = null;
                alter table tenant_states force row level security;
                alter table analysis_runs force row level security;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop view rfm_scores; drop view segment_members;");

            migrationBuilder.DropTable(
                name: "customer_packs");

            migrationBuilder.DropTable(
                name: "favourite_packs");

            migrationBuilder.DropTable(
                name: "lifetime_packs");

            migrationBuilder.DropTable(
                name: "rfm_history_packs");

            migrationBuilder.DropTable(
                name: "rfm_packs");

            migrationBuilder.DropTable(
                name: "segment_packs");

            migrationBuilder.CreateTable(
                name: "favourite_categories",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<string>(type: "text", nullable: false),
                    category = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_favourite_categories", x => new { x.tenant_id, x.run_id, x.customer_id });
                    table.ForeignKey(
                        name: "fk_favourite_categories_analysis_runs_tenant_id_run_id",
                        columns: x => new { x.tenant_id, x.run_id },
                        principalTable: "analysis_runs",
                        principalColumns: new[] { "tenant_id", "run_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lifetime_values",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<string>(type: "text", nullable: false),
                    age_days = table.Column<int>(type: "integer", nullable: false),
                    clv = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    expected_purchases = table.Column<double>(type: "double precision", nullable: false),
                    expected_value = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    frequency = table.Column<int>(type: "integer", nullable: false),
                    historic = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    mean_value = table.Column<double>(type: "double precision", nullable: false),
                    orders = table.Column<int>(type: "integer", nullable: false),
                    probability_alive = table.Column<double>(type: "double precision", nullable: true),
                    recency_days = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lifetime_values", x => new { x.tenant_id, x.run_id, x.customer_id });
                    table.ForeignKey(
                        name: "fk_lifetime_values_analysis_runs_tenant_id_run_id",
                        columns: x => new { x.tenant_id, x.run_id },
                        principalTable: "analysis_runs",
                        principalColumns: new[] { "tenant_id", "run_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rfm_histories",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<string>(type: "text", nullable: false),
                    groups = table.Column<short[]>(type: "smallint[]", nullable: false),
                    net_sales = table.Column<decimal[]>(type: "numeric(18,4)[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rfm_histories", x => new { x.tenant_id, x.run_id, x.customer_id });
                    table.ForeignKey(
                        name: "fk_rfm_histories_analysis_runs_tenant_id_run_id",
                        columns: x => new { x.tenant_id, x.run_id },
                        principalTable: "analysis_runs",
                        principalColumns: new[] { "tenant_id", "run_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rfm_scores",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<string>(type: "text", nullable: false),
                    recency_days = table.Column<int>(type: "integer", nullable: false),
                    frequency = table.Column<int>(type: "integer", nullable: false),
                    monetary = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    net_sales = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    r_score = table.Column<short>(type: "smallint", nullable: true),
                    f_score = table.Column<short>(type: "smallint", nullable: true),
                    m_score = table.Column<short>(type: "smallint", nullable: true),
                    rfm_group = table.Column<string>(type: "text", nullable: false),
                    value_tier = table.Column<string>(type: "text", nullable: false),
                    activity_status = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rfm_scores", x => new { x.tenant_id, x.run_id, x.customer_id });
                    table.ForeignKey(
                        name: "fk_rfm_scores_analysis_runs_tenant_id_run_id",
                        columns: x => new { x.tenant_id, x.run_id },
                        principalTable: "analysis_runs",
                        principalColumns: new[] { "tenant_id", "run_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "segment_members",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<string>(type: "text", nullable: false),
                    segment_id = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_segment_members", x => new { x.tenant_id, x.run_id, x.customer_id });
                    table.ForeignKey(
                        name: "fk_segment_members_analysis_runs_tenant_id_run_id",
                        columns: x => new { x.tenant_id, x.run_id },
                        principalTable: "analysis_runs",
                        principalColumns: new[] { "tenant_id", "run_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_rfm_scores_tenant_id_run_id_monetary",
                table: "rfm_scores",
                columns: new[] { "tenant_id", "run_id", "monetary" },
                descending: new[] { false, false, true });

            migrationBuilder.CreateIndex(
                name: "ix_lifetime_values_tenant_id_run_id_clv",
                table: "lifetime_values",
                columns: new[] { "tenant_id", "run_id", "clv" },
                descending: new[] { false, false, true });

            migrationBuilder.SecureTenantTables("favourite_categories", "lifetime_values", "rfm_histories", "rfm_scores", "segment_members");
        }
    }
}
