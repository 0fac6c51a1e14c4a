using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <summary>A rejected row that was sent again and could not be taken again knows which row of the first upload it is.</summary>
    public partial class RowsRejectedAgain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
            => migrationBuilder.Sql("alter table rejected_rows add corrects_row bigint;");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
            => migrationBuilder.Sql("alter table rejected_rows drop column corrects_row;");
    }
}
