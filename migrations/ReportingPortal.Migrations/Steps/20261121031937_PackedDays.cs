using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <summary>Packs the days of customers and products: one row a day and region with an array, no longer one a customer and day.</summary>
    public partial class PackedDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The owner sees every tenant's rows once the wall is not forced upon it; the tables go away with it.
            migrationBuilder.Sql("""
                alter table customer_days rename to former_customer_days;
                alter table former_customer_days rename constraint pk_customer_days to pk_former_customer_days;
                alter table former_customer_days no force row level security;
                create table customer_days (
                    tenant_id integer not null,
                    sale_date date not null,
                    region text not null,
                    category text not null,
                    customer_ids text[] not null,
                    orders integer[] not null,
                    net_sales numeric(18,4)[] not null,
                    constraint pk_customer_days primary key (tenant_id, sale_date, region, category)
                );
                insert into customer_days (tenant_id, sale_date, region, category, customer_ids, orders, net_sales)
                select
                    tenant_id, sale_date, region, category,
                    array_agg(customer_id order by customer_id collate "C"),
                    array_agg(orders order by customer_id collate "C"),
                    array_agg(net_sales order by customer_id collate "C")
                from former_customer_days
                group by tenant_id, sale_date, region, category
                on conflict do nothing;
                drop table former_customer_days;

                alter table product_days rename to former_product_days;
                alter table former_product_days rename constraint pk_product_days to pk_former_product_days;
                alter table former_product_days no force row level security;
                create table product_days (
                    tenant_id integer not null,
                    sale_date date not null,
                    region text not null,
                    product_ids text[] not null,
                    orders integer[] not null,
                    net_sales numeric(18,4)[] not null,
                    costed_net_sales numeric(18,4)[] not null,
                    cost numeric(18,4)[] not null,
                    units_sold numeric(18,4)[] not null,
                    constraint pk_product_days primary key (tenant_id, sale_date, region)
                );
                insert into product_days (
                    tenant_id, sale_date, region, product_ids, orders, net_sales, costed_net_sales, cost, units_sold
                )
                select
                    tenant_id, sale_date, region,
                    array_agg(product_id order by product_id collate "C"),
                    array_agg(orders order by product_id collate "C"),
                    array_agg(net_sales order by product_id collate "C"),
                    array_agg(costed_net_sales order by product_id collate "C"),
                    array_agg(cost order by product_id collate "C"),
                    array_agg(units_sold order by product_id collate "C")
                from former_product_days
                group by tenant_id, sale_date, region
                on conflict do nothing;
                drop table former_product_days;

                alter table product_summary drop column first_sold_on, drop column last_sold_on, add column sale_days integer not null default 0;
                alter table product_summary no force row level security;
                update product_summary as s
                set sale_days = d.days
                from (
                    select tenant_id, product_id, count(*) as days
                    from product_days, unnest(product_ids) as p (product_id)
                    group by tenant_id, product_id
                ) as d
                where d.tenant_id = s.tenant_id and d.product_id = s.product_id;
                alter table product_summary alter column sale_days drop default;
                alter table product_summary force row level security;
                """);
            // Nothing is ever searched inside the arrays, and counting their elements is most of what ANALYZE would do.
            migrationBuilder.Sql("""
                alter table customer_days alter column customer_ids set statistics 0, alter column orders set statistics 0,
                    alter column net_sales set statistics 0;
                alter table product_days alter column product_ids set statistics 0, alter column orders set statistics 0,
                    alter column net_sales set statistics 0, alter column costed_net_sales set statistics 0,
                    alter column cost set statistics 0, alter column units_sold set statistics 0;
                """);
            migrationBuilder.SecureTenantTables("customer_days", "product_days");
            migrationBuilder.CreateIndex(
                name: "ix_order_lines_tenant_id_customer_id",
                table: "order_lines",
                columns: new[] { "tenant_id", "customer_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
            => throw new System.NotSupportedException("Packed days can't be unpacked into what they were made of: restore the backup taken before the migration.");
    }
}
