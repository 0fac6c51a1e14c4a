using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <inheritdoc />
    public partial class DaysInMemory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "data_version",
                table: "sales_summary",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "ix_daily_sales_tenant_id_region_category_sale_date",
                table: "daily_sales",
                columns: new[] { "tenant_id", "region", "category", "sale_date" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_daily_sales_tenant_id_region_category_sale_date",
                table: "daily_sales");

            migrationBuilder.DropColumn(
                name: "data_version",
                table: "sales_summary");
        }
    }
}
