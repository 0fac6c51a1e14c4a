using System;
using System.Linq;
using Microsoft.EntityFrameworkCore.Migrations;
using ReportingPortal.Data;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <summary>The way from a customer to their lines is a table a load writes packed; and the loader writes days in place, too.</summary>
    public partial class CustomerOrders : Migration
    {
        private static readonly (string Table, string Columns)[] Copied =
        [
            ("customer_orders", "customer_id, upload_id, part, order_ids"),
            ("daily_sales", """
                sale_date, region, category, gross_sales, discounts, returns, net_sales, costed_net_sales, cost, units_sold, orders,
                customers, guest_orders, lines_without_cost
                """),
            ("customer_days", "sale_date, region, category, customer_ids, orders, net_sales"),
            ("product_days", "sale_date, region, product_ids, orders, net_sales, costed_net_sales, cost, units_sold"),
        ];

        private static readonly (string Table, string[] Columns)[] Unasked =
        [
            ("order_lines", ["quantity", "unit_price", "discount", "net_sales", "cost", "row_number", "row_hash"]),
            ("events", ["price", "quantity", "row_number", "row_hash"]),
            ("customers", ["row_number", "row_hash", "completed_by"]),
            ("customer_orders", ["order_ids"]),
            ("daily_sales", ["gross_sales", "discounts", "returns", "net_sales", "costed_net_sales", "cost", "units_sold", "guest_orders", "lines_without_cost"]),
            ("customer_summary", ["lifetime_units", "costed_net_sales", "cost"]),
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_order_lines_tenant_id_customer_id",
                table: "order_lines");

            migrationBuilder.CreateTable(
                name: "customer_orders",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    customer_id = table.Column<string>(type: "text", nullable: false),
                    upload_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<int>(type: "integer", nullable: false),
                    order_ids = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_orders", x => new { x.tenant_id, x.customer_id, x.upload_id, x.part });
                });

            // The owner sees every tenant's lines while the wall is not forced upon it.
            migrationBuilder.Sql("""
                alter table order_lines no force row level security;
                insert into customer_orders (tenant_id, customer_id, upload_id, part, order_ids)
                select l.tenant_id, l.customer_id, l.upload_id, 0, array_agg(distinct l.order_id)
                from order_lines as l
                where l.customer_id is not null
                group by l.tenant_id, l.customer_id, l.upload_id
                on conflict do nothing;
                alter table order_lines force row level security;
                """);
            migrationBuilder.SecureTenantTables("customer_orders");
            foreach (var (table, columns) in Copied)
            {
                migrationBuilder.Sql($"grant insert ({columns}) on {table} to {DatabaseLogins.LoaderRole};");
            }

            // Asked of every copied row: taking '' for null first would be a fifth of a load's time at the server. '' is no number, and refused as well.
            foreach (var table in Copied.Select(copied => copied.Table).Concat(["order_lines", "events"]))
            {
                migrationBuilder.Sql($"alter table {table} alter column tenant_id set default current_setting('app.tenant_id', true)::int;");
            }

            // No statement chooses rows by these: ANALYZE, a tenth of a first load, need not look at them.
            foreach (var (table, columns) in Unasked)
            {
                migrationBuilder.Sql(string.Concat(columns.Select(column => $"alter table {table} alter column {column} set statistics 0;")));
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var (table, _) in Copied)
            {
                migrationBuilder.Sql($"""
                    revoke insert on {table} from {DatabaseLogins.LoaderRole};
                    alter table {table} alter column tenant_id drop default;
                    """);
            }

            migrationBuilder.Sql("""
                alter table order_lines alter column tenant_id set default nullif(current_setting('app.tenant_id', true), '')::int;
                alter table events alter column tenant_id set default nullif(current_setting('app.tenant_id', true), '')::int;
                """);
            foreach (var (table, columns) in Unasked)
            {
                migrationBuilder.Sql(string.Concat(columns.Select(column => $"alter table {table} alter column {column} set statistics default;")));
            }

            migrationBuilder.DropTable(
                name: "customer_orders");

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_tenant_id_customer_id",
                table: "order_lines",
                columns: new[] { "tenant_id", "customer_id" });
        }
    }
}
