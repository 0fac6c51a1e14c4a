using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <inheritdoc />
    public partial class DeliveryLedger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "active_since",
                table: "report_schedules",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string[]>(
                name: "approved_addresses",
                table: "report_schedules",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string>(
                name: "server_reply",
                table: "deliveries",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_tenant_id_next_attempt_at",
                table: "deliveries",
                columns: new[] { "tenant_id", "next_attempt_at" },
                filter: "state in (1, 2, 3)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_deliveries_tenant_id_next_attempt_at",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "active_since",
                table: "report_schedules");

            migrationBuilder.DropColumn(
                name: "approved_addresses",
                table: "report_schedules");

            migrationBuilder.DropColumn(
                name: "server_reply",
                table: "deliveries");
        }
    }
}
