using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <inheritdoc />
    public partial class EventsAndQuality : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "applied_rules",
                table: "uploads",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "corrects_upload_id",
                table: "uploads",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "corrected_by",
                table: "rejected_rows",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "event_batches",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    events = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_batches", x => new { x.tenant_id, x.batch_id });
                });

            migrationBuilder.CreateTable(
                name: "live_simulations",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    events_per_minute = table.Column<int>(type: "integer", nullable: false),
                    seed = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_live_simulations", x => x.tenant_id);
                });

            migrationBuilder.CreateTable(
                name: "quality_bounds",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<string>(type: "text", nullable: false),
                    price_low = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    price_high = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    quantity_low = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    quantity_high = table.Column<decimal>(type: "numeric(18,4)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quality_bounds", x => new { x.tenant_id, x.run_id, x.product_id });
                });

            migrationBuilder.CreateTable(
                name: "quality_counts",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    upload_id = table.Column<Guid>(type: "uuid", nullable: false),
                    finding = table.Column<string>(type: "text", nullable: false),
                    rows = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quality_counts", x => new { x.tenant_id, x.run_id, x.upload_id, x.finding });
                });

            migrationBuilder.CreateTable(
                name: "value_rules",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    rule_id = table.Column<Guid>(type: "uuid", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false),
                    from_value = table.Column<string>(type: "text", nullable: false),
                    to_value = table.Column<string>(type: "text", nullable: false),
                    header_fingerprint = table.Column<string>(type: "text", nullable: true),
                    source_name = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_value_rules", x => new { x.tenant_id, x.rule_id });
                });

            migrationBuilder.SecureTenantTables("event_batches", "live_simulations", "quality_bounds", "quality_counts", "value_rules");

            // After the tables were distributed: a cluster takes a foreign key only between tables that are.
            foreach (var table in new[] { "quality_bounds", "quality_counts" })
            {
                migrationBuilder.AddForeignKey(
                    name: $"fk_{table}_analysis_runs_tenant_id_run_id",
                    table: table,
                    columns: new[] { "tenant_id", "run_id" },
                    principalTable: "analysis_runs",
                    principalColumns: new[] { "tenant_id", "run_id" },
                    onDelete: ReferentialAction.Cascade);
            }

            // Already compressed: a second compression by TOAST would cost time and gain nothing.
            migrationBuilder.Sql("alter table event_batches alter column content set storage external;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "event_batches");

            migrationBuilder.DropTable(
                name: "live_simulations");

            migrationBuilder.DropTable(
                name: "quality_bounds");

            migrationBuilder.DropTable(
                name: "quality_counts");

            migrationBuilder.DropTable(
                name: "value_rules");

            migrationBuilder.DropColumn(
                name: "applied_rules",
                table: "uploads");

            migrationBuilder.DropColumn(
                name: "corrects_upload_id",
                table: "uploads");

            migrationBuilder.DropColumn(
                name: "corrected_by",
                table: "rejected_rows");
        }
    }
}
