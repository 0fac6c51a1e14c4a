using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <inheritdoc />
    public partial class Cohorts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cohort_cells",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    grain = table.Column<short>(type: "smallint", nullable: false),
                    cohort_on = table.Column<DateOnly>(type: "date", nullable: false),
                    period_number = table.Column<int>(type: "integer", nullable: false),
                    customers = table.Column<int>(type: "integer", nullable: false),
                    last_customers = table.Column<int>(type: "integer", nullable: false),
                    net_sales = table.Column<decimal>(type: "numeric(18,4)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cohort_cells", x => new { x.tenant_id, x.run_id, x.grain, x.cohort_on, x.period_number });
                });

            migrationBuilder.SecureTenantTables("cohort_cells");

            // After the table was distributed: a cluster takes a foreign key only between tables that are.
            migrationBuilder.AddForeignKey(
                name: "fk_cohort_cells_analysis_runs_tenant_id_run_id",
                table: "cohort_cells",
                columns: new[] { "tenant_id", "run_id" },
                principalTable: "analysis_runs",
                principalColumns: new[] { "tenant_id", "run_id" },
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cohort_cells");
        }
    }
}
