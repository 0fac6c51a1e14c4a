using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <inheritdoc />
    public partial class ReadIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_rfm_scores_tenant_id_run_id_monetary",
                table: "rfm_scores",
                columns: new[] { "tenant_id", "run_id", "monetary" },
                descending: new[] { false, false, true });

            migrationBuilder.CreateIndex(
                name: "ix_customer_days_whole_orders",
                table: "customer_days",
                columns: new[] { "tenant_id", "sale_date" },
                filter: "category = '*'")
                .Annotation("Npgsql:IndexInclude", new[] { "customer_id", "region", "orders", "net_sales" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_rfm_scores_tenant_id_run_id_monetary",
                table: "rfm_scores");

            migrationBuilder.DropIndex(
                name: "ix_customer_days_whole_orders",
                table: "customer_days");
        }
    }
}
