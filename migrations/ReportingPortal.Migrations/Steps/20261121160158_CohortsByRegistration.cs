using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <inheritdoc />
    public partial class CohortsByRegistration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_cohort_cells",
                table: "cohort_cells");

            migrationBuilder.AddColumn<short>(
                name: "basis",
                table: "cohort_cells",
                type: "smallint",
                nullable: false,
                defaultValue: (short)1);

            // What there is stands on first orders; what is written from now on says what it stands on.
            migrationBuilder.Sql("alter table cohort_cells alter column basis drop default");

            migrationBuilder.AddColumn<int>(
                name: "registered",
                table: "cohort_cells",
                type: "integer",
                nullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "pk_cohort_cells",
                table: "cohort_cells",
                columns: new[] { "tenant_id", "run_id", "basis", "grain", "cohort_on", "period_number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Of both bases together the former key is none; the next run counts them anew.
            migrationBuilder.Sql("truncate cohort_cells");

            migrationBuilder.DropPrimaryKey(
                name: "pk_cohort_cells",
                table: "cohort_cells");

            migrationBuilder.DropColumn(
                name: "basis",
                table: "cohort_cells");

            migrationBuilder.DropColumn(
                name: "registered",
                table: "cohort_cells");

            migrationBuilder.AddPrimaryKey(
                name: "pk_cohort_cells",
                table: "cohort_cells",
                columns: new[] { "tenant_id", "run_id", "grain", "cohort_on", "period_number" });
        }
    }
}
