using Microsoft.EntityFrameworkCore.Migrations;
using ReportingPortal.Data;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <inheritdoc />
    public partial class DirectLoads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The loader may not name a tenant: a row it writes is the one's that the session works for, as the policies have it.
            migrationBuilder.Sql($"""
                alter table order_lines alter column tenant_id set default nullif(current_setting('app.tenant_id', true), '')::int;
                grant insert (
                    order_id, product_id, occurrence, ordered_at, order_date, customer_id, region, category, quantity, unit_price,
                    discount, net_sales, cost, kind, status, is_valid, is_from_events, upload_id, row_number, row_hash
                ) on order_lines to {DatabaseLogins.LoaderRole};
                alter table events alter column tenant_id set default nullif(current_setting('app.tenant_id', true), '')::int;
                grant insert (
                    event_id, occurred_at, event_date, customer_id, session_id, event_type, product_id, category, price, quantity,
                    upload_id, row_number, row_hash
                ) on events to {DatabaseLogins.LoaderRole};
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql($"""
                revoke insert on order_lines, events from {DatabaseLogins.LoaderRole};
                alter table order_lines alter column tenant_id drop default;
                alter table events alter column tenant_id drop default;
                """);
        }
    }
}
