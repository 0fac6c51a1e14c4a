using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <inheritdoc />
    public partial class CustomerGroupings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<decimal>(
                name: "net_sales",
                table: "rfm_scores",
                type: "numeric(18,4)",
                nullable: false,
                defaultValue: 0m);

            // Runs from before scored all history by sums. The owner's own tables are behind the wall as well.
            migrationBuilder.Sql("""
                alter table rfm_scores no force row level security;
                update rfm_scores set net_sales = monetary;
                alter table rfm_scores force row level security;
                """);

            migrationBuilder.CreateTable(
                name: "audiences",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    audience_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    criteria = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audiences", x => new { x.tenant_id, x.audience_id });
                });

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
                });

            migrationBuilder.CreateTable(
                name: "grouping_settings",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    rules = table.Column<string>(type: "jsonb", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grouping_settings", x => x.tenant_id);
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
                });

            migrationBuilder.CreateTable(
                name: "rfm_models",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rules = table.Column<string>(type: "jsonb", nullable: false),
                    window_from = table.Column<DateOnly>(type: "date", nullable: true),
                    gold_monetary = table.Column<decimal>(type: "numeric(18,4)", nullable: true),
                    gold_frequency = table.Column<decimal>(type: "numeric(18,4)", nullable: true),
                    silver_monetary = table.Column<decimal>(type: "numeric(18,4)", nullable: true),
                    active_days = table.Column<int>(type: "integer", nullable: false),
                    dormant_days = table.Column<int>(type: "integer", nullable: false),
                    points = table.Column<DateOnly[]>(type: "date[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rfm_models", x => new { x.tenant_id, x.run_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_events_tenant_id_customer_id",
                table: "events",
                columns: new[] { "tenant_id", "customer_id" },
                filter: "customer_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_audiences_tenant_id_name",
                table: "audiences",
                columns: new[] { "tenant_id", "name" },
                unique: true);

            // Nothing is searched by what stands in arrays, and wide values make ANALYZE slow.
            migrationBuilder.Sql("alter table rfm_histories alter column groups set statistics 0, alter column net_sales set statistics 0;");

            migrationBuilder.SecureTenantTables("audiences", "favourite_categories", "grouping_settings", "rfm_histories", "rfm_models");

            // After the tables were distributed: a cluster takes a foreign key only between tables that are.
            migrationBuilder.AddForeignKey(
                name: "fk_favourite_categories_analysis_runs_tenant_id_run_id",
                table: "favourite_categories",
                columns: new[] { "tenant_id", "run_id" },
                principalTable: "analysis_runs",
                principalColumns: new[] { "tenant_id", "run_id" },
                onDelete: ReferentialAction.Cascade);
            migrationBuilder.AddForeignKey(
                name: "fk_rfm_histories_analysis_runs_tenant_id_run_id",
                table: "rfm_histories",
                columns: new[] { "tenant_id", "run_id" },
                principalTable: "analysis_runs",
                principalColumns: new[] { "tenant_id", "run_id" },
                onDelete: ReferentialAction.Cascade);
            migrationBuilder.AddForeignKey(
                name: "fk_rfm_models_analysis_runs_tenant_id_run_id",
                table: "rfm_models",
                columns: new[] { "tenant_id", "run_id" },
                principalTable: "analysis_runs",
                principalColumns: new[] { "tenant_id", "run_id" },
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audiences");

            migrationBuilder.DropTable(
                name: "favourite_categories");

            migrationBuilder.DropTable(
                name: "grouping_settings");

            migrationBuilder.DropTable(
                name: "rfm_histories");

            migrationBuilder.DropTable(
                name: "rfm_models");

            migrationBuilder.DropIndex(
                name: "ix_events_tenant_id_customer_id",
                table: "events");

            migrationBuilder.DropColumn(
                name: "net_sales",
                table: "rfm_scores");
        }
    }
}
