using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <inheritdoc />
    public partial class PlainDays : Migration
    {
        // Every load writes them and every start reads them all: compressing them took a tenth of the server's time of a
        // load. Plain, days take some 95 MB a million lines, beside 225 MB of the lines and their indexes.
        private static readonly (string Table, string[] Columns)[] Packed =
        [
            ("customer_days", ["customer_ids", "orders", "net_sales"]),
            ("product_days", ["product_ids", "orders", "net_sales", "costed_net_sales", "cost", "units_sold"]),
            ("customer_orders", ["order_ids"]),
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => Store(migrationBuilder, "external");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => Store(migrationBuilder, "extended");

        private static void Store(MigrationBuilder migrationBuilder, string storage)
        {
            foreach (var (table, columns) in Packed)
            {
                foreach (var column in columns)
                {
                    migrationBuilder.Sql($"alter table {table} alter column {column} set storage {storage};");
                }
            }
        }
    }
}
