using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <inheritdoc />
    public partial class FilesInFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "members",
                table: "uploads",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "origin",
                table: "uploads",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "parent_upload_id",
                table: "uploads",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_uploads_tenant_id_parent_upload_id",
                table: "uploads",
                columns: new[] { "tenant_id", "parent_upload_id" },
                filter: "parent_upload_id is not null");

            migrationBuilder.AddForeignKey(
                name: "fk_uploads_uploads_tenant_id_parent_upload_id",
                table: "uploads",
                columns: new[] { "tenant_id", "parent_upload_id" },
                principalTable: "uploads",
                principalColumns: new[] { "tenant_id", "upload_id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_uploads_uploads_tenant_id_parent_upload_id",
                table: "uploads");

            migrationBuilder.DropIndex(
                name: "ix_uploads_tenant_id_parent_upload_id",
                table: "uploads");

            migrationBuilder.DropColumn(
                name: "members",
                table: "uploads");

            migrationBuilder.DropColumn(
                name: "origin",
                table: "uploads");

            migrationBuilder.DropColumn(
                name: "parent_upload_id",
                table: "uploads");
        }
    }
}
