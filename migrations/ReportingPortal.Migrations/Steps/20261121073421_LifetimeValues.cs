using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <inheritdoc />
    public partial class LifetimeValues : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "lifetime_models",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customers = table.Column<int>(type: "integer", nullable: false),
                    repeaters = table.Column<int>(type: "integer", nullable: false),
                    history_weeks = table.Column<double>(type: "double precision", nullable: false),
                    has_forecast = table.Column<bool>(type: "boolean", nullable: false),
                    r = table.Column<double>(type: "double precision", nullable: true),
                    alpha = table.Column<double>(type: "double precision", nullable: true),
                    a = table.Column<double>(type: "double precision", nullable: true),
                    b = table.Column<double>(type: "double precision", nullable: true),
                    log_likelihood = table.Column<double>(type: "double precision", nullable: true),
                    penaliser = table.Column<double>(type: "double precision", nullable: true),
                    has_no_drop_out = table.Column<bool>(type: "boolean", nullable: false),
                    p = table.Column<double>(type: "double precision", nullable: true),
                    q = table.Column<double>(type: "double precision", nullable: true),
                    v = table.Column<double>(type: "double precision", nullable: true),
                    value_log_likelihood = table.Column<double>(type: "double precision", nullable: true),
                    value_penaliser = table.Column<double>(type: "double precision", nullable: true),
                    value_customers = table.Column<int>(type: "integer", nullable: false),
                    mean_value = table.Column<double>(type: "double precision", nullable: false),
                    correlation = table.Column<double>(type: "double precision", nullable: true),
                    weekly_rates = table.Column<double[]>(type: "double precision[]", nullable: false),
                    expected_purchases = table.Column<double>(type: "double precision", nullable: false),
                    alive_repeaters = table.Column<double>(type: "double precision", nullable: true),
                    historic_total = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    orders = table.Column<long>(type: "bigint", nullable: false),
                    hold_out = table.Column<string>(type: "jsonb", nullable: true),
                    distribution = table.Column<string>(type: "jsonb", nullable: false),
                    notices = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lifetime_models", x => new { x.tenant_id, x.run_id });
                });

            migrationBuilder.CreateTable(
                name: "lifetime_values",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<string>(type: "text", nullable: false),
                    orders = table.Column<int>(type: "integer", nullable: false),
                    historic = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    frequency = table.Column<int>(type: "integer", nullable: false),
                    recency_days = table.Column<int>(type: "integer", nullable: false),
                    age_days = table.Column<int>(type: "integer", nullable: false),
                    mean_value = table.Column<double>(type: "double precision", nullable: false),
                    probability_alive = table.Column<double>(type: "double precision", nullable: true),
                    expected_purchases = table.Column<double>(type: "double precision", nullable: false),
                    expected_value = table.Column<decimal>(type: "numeric(18,4)", nullable: false),
                    clv = table.Column<decimal>(type: "numeric(18,4)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lifetime_values", x => new { x.tenant_id, x.run_id, x.customer_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_lifetime_values_tenant_id_run_id_clv",
                table: "lifetime_values",
                columns: new[] { "tenant_id", "run_id", "clv" },
                descending: new[] { false, false, true });

            migrationBuilder.SecureTenantTables("lifetime_models", "lifetime_values");

            // After the tables were distributed: a cluster takes a foreign key only between tables that are.
            foreach (var table in new[] { "lifetime_models", "lifetime_values" })
            {
                migrationBuilder.AddForeignKey(
                    name: $"fk_{table}_analysis_runs_tenant_id_run_id",
                    table: table,
                    columns: new[] { "tenant_id", "run_id" },
                    principalTable: "analysis_runs",
                    principalColumns: new[] { "tenant_id", "run_id" },
                    onDelete: ReferentialAction.Cascade);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "lifetime_models");

            migrationBuilder.DropTable(
                name: "lifetime_values");
        }
    }
}
