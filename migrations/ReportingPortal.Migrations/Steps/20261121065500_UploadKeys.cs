using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <inheritdoc />
    public partial class UploadKeys : Migration
    {
        /// <summary>Of rows that were there before anybody noted who completed them.</summary>
        private const string Unknown = "'{00000000-0000-0000-0000-000000000000}'::uuid[]";

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid[]>(
                name: "completed_by",
                table: "products",
                type: "uuid[]",
                nullable: false,
                defaultValueSql: Unknown);

            migrationBuilder.AlterColumn<Guid[]>(
                name: "completed_by",
                table: "products",
                type: "uuid[]",
                nullable: false,
                defaultValueSql: "'{}'::uuid[]",
                oldClrType: typeof(Guid[]),
                oldType: "uuid[]",
                oldDefaultValueSql: Unknown);

            migrationBuilder.AddColumn<Guid[]>(
                name: "completed_by",
                table: "customers",
                type: "uuid[]",
                nullable: false,
                defaultValueSql: Unknown);

            migrationBuilder.AlterColumn<Guid[]>(
                name: "completed_by",
                table: "customers",
                type: "uuid[]",
                nullable: false,
                defaultValueSql: "'{}'::uuid[]",
                oldClrType: typeof(Guid[]),
                oldType: "uuid[]",
                oldDefaultValueSql: Unknown);

            migrationBuilder.CreateTable(
                name: "upload_keys",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    upload_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<short>(type: "smallint", nullable: false),
                    format = table.Column<short>(type: "smallint", nullable: false),
                    keys = table.Column<int>(type: "integer", nullable: false),
                    hashes = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_upload_keys", x => new { x.tenant_id, x.upload_id, x.part });
                });

            migrationBuilder.SecureTenantTables("upload_keys");
            migrationBuilder.AddForeignKey(
                name: "fk_upload_keys_uploads_tenant_id_upload_id",
                table: "upload_keys",
                columns: new[] { "tenant_id", "upload_id" },
                principalTable: "uploads",
                principalColumns: new[] { "tenant_id", "upload_id" },
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "upload_keys");

            migrationBuilder.DropColumn(
                name: "completed_by",
                table: "products");

            migrationBuilder.DropColumn(
                name: "completed_by",
                table: "customers");
        }
    }
}
