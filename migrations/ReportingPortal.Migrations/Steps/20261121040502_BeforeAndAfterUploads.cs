using System;
using Microsoft.EntityFrameworkCore.Migrations;
using ReportingPortal.Data;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <inheritdoc />
    public partial class BeforeAndAfterUploads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "asks_first",
                table: "uploads",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "confirmed_at",
                table: "uploads",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "confirmed_by",
                table: "uploads",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "currency",
                table: "uploads",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "expected_finish_at",
                table: "uploads",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "load_number",
                table: "uploads",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "mapping_remembered_since",
                table: "uploads",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "preview",
                table: "uploads",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "time_zone",
                table: "uploads",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "undone_at",
                table: "uploads",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "undone_by",
                table: "uploads",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "asks_before_change",
                table: "tenants",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.CreateTable(
                name: "trusted_sources",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    header_fingerprint = table.Column<string>(type: "text", nullable: false),
                    trusted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    trusted_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trusted_sources", x => new { x.tenant_id, x.header_fingerprint });
                });

            migrationBuilder.SecureTenantTables("trusted_sources");
            migrationBuilder.Sql($"grant update (asks_before_change) on tenants to {DatabaseLogins.AppRole};");

            // What was loaded before is undone like what comes after. The owner's own tables are behind the wall as well.
            migrationBuilder.Sql("""
                alter table uploads no force row level security;
                update uploads as u
                set load_number = o.load_number, time_zone = t.time_zone, currency = t.currency
                from (
                    select tenant_id, upload_id,
                        row_number() over (partition by tenant_id order by finished_at, upload_id) as load_number
                    from uploads
                    where status = 4 and members = 0
                ) as o
                join tenants as t
                    on t.tenant_id = o.tenant_id
                where u.tenant_id = o.tenant_id and u.upload_id = o.upload_id;
                alter table uploads force row level security;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "trusted_sources");

            migrationBuilder.DropColumn(
                name: "asks_first",
                table: "uploads");

            migrationBuilder.DropColumn(
                name: "confirmed_at",
                table: "uploads");

            migrationBuilder.DropColumn(
                name: "confirmed_by",
                table: "uploads");

            migrationBuilder.DropColumn(
                name: "currency",
                table: "uploads");

            migrationBuilder.DropColumn(
                name: "expected_finish_at",
                table: "uploads");

            migrationBuilder.DropColumn(
                name: "load_number",
                table: "uploads");

            migrationBuilder.DropColumn(
                name: "mapping_remembered_since",
                table: "uploads");

            migrationBuilder.DropColumn(
                name: "preview",
                table: "uploads");

            migrationBuilder.DropColumn(
                name: "time_zone",
                table: "uploads");

            migrationBuilder.DropColumn(
                name: "undone_at",
                table: "uploads");

            migrationBuilder.DropColumn(
                name: "undone_by",
                table: "uploads");

            migrationBuilder.DropColumn(
                name: "asks_before_change",
                table: "tenants");
        }
    }
}
