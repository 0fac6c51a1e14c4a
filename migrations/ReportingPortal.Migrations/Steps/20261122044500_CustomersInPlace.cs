using Microsoft.EntityFrameworkCore.Migrations;
using ReportingPortal.Data;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <summary>The loader writes a first file's customers in place, too; and whose the rows of a COPY are is asked once a COPY, not once a row.</summary>
    public partial class CustomersInPlace : Migration
    {
        private static readonly string[] Copied =
            ["order_lines", "events", "customer_orders", "visitor_sessions", "daily_sales", "customer_days", "product_days"];

        private static readonly (string Table, string Columns)[] Granted =
        [
            ("customers", "customer_id, name, email, region, country, city, given_segment, row_number, is_derived, upload_id, row_hash"),
            ("customer_summary", """
                customer_id, name, region, first_order_at, last_order_at, first_order_on, last_order_on, lifetime_orders, lifetime_net_sales,
                lifetime_units, costed_net_sales, cost
                """),
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Called immutable, which it is as long as a COPY runs and no longer: so the planner works the default out when the COPY
            // begins. No other statement may use it: the application's role names the tenant, and has to, behind its policies; the
            // loader's, which may not name one, only copies.
            migrationBuilder.Sql("""
                create function tenant_of_copy() returns integer language sql immutable
                    as $$ select current_setting('app.tenant_id', true)::integer $$;
                """);
            foreach (var table in Copied)
            {
                migrationBuilder.Sql($"alter table {table} alter column tenant_id set default tenant_of_copy();");
            }

            foreach (var (table, columns) in Granted)
            {
                migrationBuilder.Sql($"""
                    alter table {table} alter column tenant_id set default tenant_of_copy();
                    grant insert ({columns}) on {table} to {DatabaseLogins.LoaderRole};
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Copied)
            {
                migrationBuilder.Sql($"alter table {table} alter column tenant_id set default current_setting('app.tenant_id', true)::int;");
            }

            foreach (var (table, columns) in Granted)
            {
                migrationBuilder.Sql($"""
                    revoke insert ({columns}) on {table} from {DatabaseLogins.LoaderRole};
                    alter table {table} alter column tenant_id drop default;
                    """);
            }

            migrationBuilder.Sql("drop function tenant_of_copy();");
        }
    }
}
