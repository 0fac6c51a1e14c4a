using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <inheritdoc />
    public partial class RecommendationFits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "fit_version",
                table: "recommendation_models",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "fitted_at",
                table: "recommendation_models",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<double>(
                name: "fitted_share",
                table: "recommendation_models",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.CreateTable(
                name: "recommendation_months",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    stamp = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recommendation_months", x => new { x.tenant_id, x.month });
                });

            // Packed numbers gain little by compressing, and are read by each run.
            migrationBuilder.Sql("alter table recommendation_months alter column content set storage external;");
            migrationBuilder.SecureTenantTables("recommendation_months");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "recommendation_months");

            migrationBuilder.DropColumn(
                name: "fit_version",
                table: "recommendation_models");

            migrationBuilder.DropColumn(
                name: "fitted_at",
                table: "recommendation_models");

            migrationBuilder.DropColumn(
                name: "fitted_share",
                table: "recommendation_models");
        }
    }
}
