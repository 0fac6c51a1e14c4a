using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <inheritdoc />
    public partial class OrdersAndBaskets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "basket_models",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<short>(type: "smallint", nullable: false),
                    orders = table.Column<int>(type: "integer", nullable: false),
                    items = table.Column<int>(type: "integer", nullable: false),
                    min_orders = table.Column<int>(type: "integer", nullable: false),
                    large_orders = table.Column<int>(type: "integer", nullable: false),
                    rules = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_basket_models", x => new { x.tenant_id, x.run_id, x.by });
                });

            migrationBuilder.CreateTable(
                name: "basket_rules",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<short>(type: "smallint", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: false),
                    antecedent_id = table.Column<string>(type: "text", nullable: false),
                    consequent_id = table.Column<string>(type: "text", nullable: false),
                    orders = table.Column<int>(type: "integer", nullable: false),
                    antecedent_orders = table.Column<int>(type: "integer", nullable: false),
                    consequent_orders = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_basket_rules", x => new { x.tenant_id, x.run_id, x.by, x.rank });
                });

            migrationBuilder.CreateTable(
                name: "order_totals",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sale_date = table.Column<DateOnly>(type: "date", nullable: false),
                    region = table.Column<string>(type: "text", nullable: false),
                    net_sales = table.Column<byte[]>(type: "bytea", nullable: false),
                    new_orders = table.Column<int>(type: "integer", nullable: false),
                    new_net_sales = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    returning_orders = table.Column<int>(type: "integer", nullable: false),
                    returning_net_sales = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    guest_orders = table.Column<int>(type: "integer", nullable: false),
                    guest_net_sales = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    other_net_sales = table.Column<decimal>(type: "numeric(18,4)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_totals", x => new { x.tenant_id, x.run_id, x.sale_date, x.region });
                });

            // Packed numbers don't shrink: to try would cost reading time. Before the table is distributed: a cluster refuses it later.
            migrationBuilder.Sql("alter table order_totals alter column net_sales set storage external;");
            migrationBuilder.SecureTenantTables("basket_models", "basket_rules", "order_totals");

            // After the tables were distributed: a cluster takes a foreign key only between tables that are.
            migrationBuilder.AddForeignKey(
                name: "fk_basket_models_analysis_runs_tenant_id_run_id",
                table: "basket_models",
                columns: new[] { "tenant_id", "run_id" },
                principalTable: "analysis_runs",
                principalColumns: new[] { "tenant_id", "run_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_basket_rules_analysis_runs_tenant_id_run_id",
                table: "basket_rules",
                columns: new[] { "tenant_id", "run_id" },
                principalTable: "analysis_runs",
                principalColumns: new[] { "tenant_id", "run_id" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_order_totals_analysis_runs_tenant_id_run_id",
                table: "order_totals",
                columns: new[] { "tenant_id", "run_id" },
                principalTable: "analysis_runs",
                principalColumns: new[] { "tenant_id", "run_id" },
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "basket_models");

            migrationBuilder.DropTable(
                name: "basket_rules");

            migrationBuilder.DropTable(
                name: "order_totals");
        }
    }
}
