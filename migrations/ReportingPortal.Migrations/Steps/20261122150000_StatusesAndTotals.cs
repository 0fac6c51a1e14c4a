using Microsoft.EntityFrameworkCore.Migrations;
using ReportingPortal.Data;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <summary>What a file says of orders may be how they stand and nothing else; and one that says no status leaves the known one. A purchase keeps the total it named.</summary>
    public partial class StatusesAndTotals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                alter table order_heads
                    alter column ordered_at drop not null,
                    alter column order_date drop not null,
                    alter column status drop not null;
                alter table events add amount numeric(18, 4);
                """);
            migrationBuilder.Sql($"grant insert (amount) on events to {DatabaseLogins.LoaderRole};");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                alter table events drop column amount;
                delete from order_heads where ordered_at is null;
                update order_heads set status = 'completed' where status is null;
                alter table order_heads
                    alter column ordered_at set not null,
                    alter column order_date set not null,
                    alter column status set not null;
                """);
        }
    }
}
