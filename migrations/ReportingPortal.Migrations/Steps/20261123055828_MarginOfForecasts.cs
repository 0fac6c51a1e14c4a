using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <summary>A run keeps which share of net sales its forecasts are; those from before are of all of them.</summary>
    public partial class MarginOfForecasts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
            => migrationBuilder.Sql("alter table lifetime_models add margin double precision not null default 1;");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
            => migrationBuilder.Sql("alter table lifetime_models drop column margin;");
    }
}
