using System;
using Microsoft.EntityFrameworkCore.Migrations;
using ReportingPortal.Data;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <summary>The way from a visitor to their events is a table a load writes packed; purchases, few among events, have an index of their own.</summary>
    public partial class VisitorSessions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_events_tenant_id_customer_id",
                table: "events");

            migrationBuilder.CreateTable(
                name: "visitor_sessions",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    customer_id = table.Column<string>(type: "text", nullable: false),
                    upload_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<int>(type: "integer", nullable: false),
                    session_ids = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visitor_sessions", x => new { x.tenant_id, x.customer_id, x.upload_id, x.part });
                });

            migrationBuilder.CreateIndex(
                name: "ix_events_purchases",
                table: "events",
                columns: new[] { "tenant_id", "session_id" },
                filter: "event_type = 4");

            // The owner sees every tenant's events while the wall is not forced upon it.
            migrationBuilder.Sql("""
                alter table events no force row level security;
                insert into visitor_sessions (tenant_id, customer_id, upload_id, part, session_ids)
                select e.tenant_id, e.customer_id, e.upload_id, 0, array_agg(distinct e.session_id)
                from events as e
                where e.customer_id is not null
                group by e.tenant_id, e.customer_id, e.upload_id
                on conflict do nothing;
                alter table events force row level security;
                """);
            migrationBuilder.SecureTenantTables("visitor_sessions");
            migrationBuilder.Sql($"""
                alter table visitor_sessions alter column tenant_id set default current_setting('app.tenant_id', true)::int;
                alter table visitor_sessions alter column session_ids set statistics 0;
                grant insert (customer_id, upload_id, part, session_ids) on visitor_sessions to {DatabaseLogins.LoaderRole};
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "visitor_sessions");

            migrationBuilder.DropIndex(
                name: "ix_events_purchases",
                table: "events");

            migrationBuilder.CreateIndex(
                name: "ix_events_tenant_id_customer_id",
                table: "events",
                columns: new[] { "tenant_id", "customer_id" },
                filter: "customer_id is not null");
        }
    }
}
