using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <inheritdoc />
    public partial class AnalysisSteps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "steps",
                table: "analysis_runs");

            migrationBuilder.CreateTable(
                name: "analysis_steps",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    milliseconds = table.Column<double>(type: "double precision", nullable: false),
                    rows = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_analysis_steps", x => new { x.tenant_id, x.run_id, x.name });
                });

            migrationBuilder.SecureTenantTables("analysis_steps");

            // After the table was distributed: a cluster takes a foreign key only between tables that are.
            migrationBuilder.AddForeignKey(
                name: "fk_analysis_steps_analysis_runs_tenant_id_run_id",
                table: "analysis_steps",
                columns: new[] { "tenant_id", "run_id" },
                principalTable: "analysis_runs",
                principalColumns: new[] { "tenant_id", "run_id" },
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "analysis_steps");

            migrationBuilder.AddColumn<string>(
                name: "steps",
                table: "analysis_runs",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");
        }
    }
}
