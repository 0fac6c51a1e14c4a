using System;
using Microsoft.EntityFrameworkCore.Migrations;
using ReportingPortal.Data;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <inheritdoc />
    public partial class OrdersInParts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "order_id",
                table: "events",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "customer_aliases",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    alias_id = table.Column<string>(type: "text", nullable: false),
                    customer_id = table.Column<string>(type: "text", nullable: false),
                    region = table.Column<string>(type: "text", nullable: true),
                    upload_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row_number = table.Column<long>(type: "bigint", nullable: false),
                    row_hash = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_aliases", x => new { x.tenant_id, x.alias_id });
                });

            migrationBuilder.CreateTable(
                name: "order_heads",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    order_id = table.Column<string>(type: "text", nullable: false),
                    ordered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    order_date = table.Column<DateOnly>(type: "date", nullable: false),
                    customer_id = table.Column<string>(type: "text", nullable: true),
                    customer_alias = table.Column<string>(type: "text", nullable: true),
                    region = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    is_valid = table.Column<bool>(type: "boolean", nullable: false),
                    upload_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row_number = table.Column<long>(type: "bigint", nullable: false),
                    row_hash = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_heads", x => new { x.tenant_id, x.order_id });
                });

            migrationBuilder.CreateTable(
                name: "order_items",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    order_id = table.Column<string>(type: "text", nullable: false),
                    item_id = table.Column<string>(type: "text", nullable: false),
                    product_id = table.Column<string>(type: "text", nullable: false),
                    category = table.Column<string>(type: "text", nullable: true),
                    quantity = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    unit_price = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    discount = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    net_sales = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    cost = table.Column<decimal>(type: "numeric(18,4)", nullable: true),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    upload_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row_number = table.Column<long>(type: "bigint", nullable: false),
                    row_hash = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_items", x => new { x.tenant_id, x.order_id, x.item_id });
                });

            migrationBuilder.SecureTenantTables("order_heads", "order_items", "customer_aliases");
            migrationBuilder.Sql($"grant insert (order_id) on events to {DatabaseLogins.LoaderRole};");

            migrationBuilder.CreateIndex(
                name: "ix_events_tenant_id_order_id",
                table: "events",
                columns: new[] { "tenant_id", "order_id" },
                filter: "order_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_order_heads_tenant_id_customer_alias",
                table: "order_heads",
                columns: new[] { "tenant_id", "customer_alias" },
                filter: "customer_alias is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "customer_aliases");

            migrationBuilder.DropTable(
                name: "order_heads");

            migrationBuilder.DropTable(
                name: "order_items");

            migrationBuilder.DropIndex(
                name: "ix_events_tenant_id_order_id",
                table: "events");

            migrationBuilder.DropColumn(
                name: "order_id",
                table: "events");
        }
    }
}
