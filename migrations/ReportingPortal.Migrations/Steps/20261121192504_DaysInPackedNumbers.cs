using Microsoft.EntityFrameworkCore.Migrations;
using ReportingPortal.Data;

#nullable disable

namespace ReportingPortal.Migrations.Steps
{
    /// <summary>
    /// Days keep their figures as packed numbers, and a customer's id once a day and region, not once more in each category: with
    /// arrays of decimals a first load took some eight per cent longer. See PackedNumbers for the form; rows of before are eight bytes wide.
    /// </summary>
    public partial class DaysInPackedNumbers : Migration
    {
        private static readonly (string Table, string Columns)[] Packed =
        [
            ("customer_days", "customer_ids, figures, categories, category_figures"),
            ("product_days", "product_ids, figures"),
        ];

        private static readonly (string Table, string Columns)[] Plain =
        [
            ("customer_days", "customer_ids, orders, net_sales"),
            ("product_days", "product_ids, orders, net_sales, costed_net_sales, cost, units_sold"),
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The owner sees every tenant's rows once the wall is not forced upon it; the tables go away with it.
            migrationBuilder.Sql("""
                create function pg_temp.packed(numbers bigint[]) returns bytea language sql as $$
                    select '\x08'::bytea || coalesce(string_agg(int8send(n.number), ''::bytea order by n.place), ''::bytea)
                    from unnest(numbers) with ordinality as n (number, place)
                $$;
                -- Four decimals always stand behind the point: without it they are ten-thousandths.
                create function pg_temp.packed(amounts numeric[]) returns bytea language sql as $$
                    select pg_temp.packed(replace(amounts::numeric(18,4)[]::text, '.', '')::bigint[])
                $$;

                alter table product_days rename to former_product_days;
                alter table former_product_days rename constraint pk_product_days to pk_former_product_days;
                alter table former_product_days no force row level security;
                create table product_days (
                    tenant_id integer not null default current_setting('app.tenant_id', true)::int,
                    sale_date date not null,
                    region text not null,
                    product_ids text[] not null,
                    figures bytea not null,
                    constraint pk_product_days primary key (tenant_id, sale_date, region)
                );
                insert into product_days (tenant_id, sale_date, region, product_ids, figures)
                select
                    tenant_id, sale_date, region, product_ids,
                    int4send(cardinality(product_ids)) || pg_temp.packed(orders::bigint[]) || pg_temp.packed(net_sales)
                        || pg_temp.packed(costed_net_sales) || pg_temp.packed(cost) || pg_temp.packed(units_sold)
                from former_product_days
                on conflict do nothing;
                drop table former_product_days;

                alter table customer_days rename to former_customer_days;
                alter table former_customer_days rename constraint pk_customer_days to pk_former_customer_days;
                alter table former_customer_days no force row level security;
                create table customer_days (
                    tenant_id integer not null default current_setting('app.tenant_id', true)::int,
                    sale_date date not null,
                    region text not null,
                    customer_ids text[] not null,
                    figures bytea not null,
                    categories text[] not null,
                    category_figures bytea[] not null,
                    constraint pk_customer_days primary key (tenant_id, sale_date, region)
                );
                insert into customer_days (tenant_id, sale_date, region, customer_ids, figures, categories, category_figures)
                select
                    w.tenant_id, w.sale_date, w.region, w.customer_ids,
                    int4send(cardinality(w.customer_ids)) || pg_temp.packed(w.orders::bigint[]) || pg_temp.packed(w.net_sales),
                    coalesce(c.categories, '{}'), coalesce(c.figures, '{}')
                from former_customer_days as w
                cross join lateral (
                    select
                        array_agg(p.category order by p.category collate "C") as categories,
                        array_agg(
                            int4send(cardinality(p.customer_ids)) || pg_temp.packed(array(
                                select a.place - 1
                                from unnest(p.customer_ids) with ordinality as b (customer_id, place)
                                join unnest(w.customer_ids) with ordinality as a (customer_id, place)
                                    on a.customer_id = b.customer_id
                                order by b.place
                            )) || pg_temp.packed(p.orders::bigint[]) || pg_temp.packed(p.net_sales)
                            order by p.category collate "C"
                        ) as figures
                    from former_customer_days as p
                    where p.tenant_id = w.tenant_id
                        and p.sale_date = w.sale_date
                        and p.region = w.region
                        and p.category <> '*'
                ) as c
                where w.category = '*'
                on conflict do nothing;
                drop table former_customer_days;

                drop function pg_temp.packed(numeric[]);
                drop function pg_temp.packed(bigint[]);
                """);
            migrationBuilder.SecureTenantTables("customer_days", "product_days");
            foreach (var (table, columns) in Packed)
            {
                // As they are, and never searched inside: see PlainDays and PackedDays.
                foreach (var column in columns.Split(", "))
                {
                    migrationBuilder.Sql($"alter table {table} alter column {column} set storage external, alter column {column} set statistics 0;");
                }

                migrationBuilder.Sql($"grant insert (sale_date, region, {columns}) on {table} to {DatabaseLogins.LoaderRole};");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                create function pg_temp.unpacked(packed bytea, wanted int) returns bigint[] language plpgsql as $$
                declare
                    size int := get_byte(packed, 0) << 24 | get_byte(packed, 1) << 16 | get_byte(packed, 2) << 8 | get_byte(packed, 3);
                    start int := 4;
                    width int;
                begin
                    for passed in 2..wanted loop
                        start := start + 1 + size * get_byte(packed, start);
                    end loop;
                    width := get_byte(packed, start);
                    return array(
                        select case width
                            when 0 then 0
                            else ('x' || lpad(encode(p.part, 'hex'), 16, case when get_byte(p.part, 0) > 127 then 'f' else '0' end))::bit(64)::bigint
                        end
                        from generate_series(0, size - 1) as n (place)
                        cross join lateral (select substring(packed from start + 2 + n.place * width for width) as part) as p
                        order by n.place
                    );
                end $$;
                create function pg_temp.amounts(packed bytea, wanted int) returns numeric[] language sql as $$
                    select array(
                        select n.number / 10000.0
                        from unnest(pg_temp.unpacked(packed, wanted)) with ordinality as n (number, place)
                        order by n.place
                    )
                $$;

                alter table product_days rename to packed_product_days;
                alter table packed_product_days rename constraint pk_product_days to pk_packed_product_days;
                alter table packed_product_days no force row level security;
                create table product_days (
                    tenant_id integer not null default current_setting('app.tenant_id', true)::int,
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
                    tenant_id, sale_date, region, product_ids, pg_temp.unpacked(figures, 1)::int[], pg_temp.amounts(figures, 2),
                    pg_temp.amounts(figures, 3), pg_temp.amounts(figures, 4), pg_temp.amounts(figures, 5)
                from packed_product_days
                on conflict do nothing;
                drop table packed_product_days;

                alter table customer_days rename to packed_customer_days;
                alter table packed_customer_days rename constraint pk_customer_days to pk_packed_customer_days;
                alter table packed_customer_days no force row level security;
                create table customer_days (
                    tenant_id integer not null default current_setting('app.tenant_id', true)::int,
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
                    tenant_id, sale_date, region, '*', customer_ids, pg_temp.unpacked(figures, 1)::int[], pg_temp.amounts(figures, 2)
                from packed_customer_days
                union all
                select
                    d.tenant_id, d.sale_date, d.region, c.category,
                    array(
                        select d.customer_ids[n.number + 1]
                        from unnest(pg_temp.unpacked(c.figures, 1)) with ordinality as n (number, place)
                        order by n.place
                    ),
                    pg_temp.unpacked(c.figures, 2)::int[], pg_temp.amounts(c.figures, 3)
                from packed_customer_days as d
                cross join unnest(d.categories, d.category_figures) as c (category, figures)
                on conflict do nothing;
                drop table packed_customer_days;

                drop function pg_temp.amounts(bytea, int);
                drop function pg_temp.unpacked(bytea, int);
                """);
            migrationBuilder.SecureTenantTables("customer_days", "product_days");
            foreach (var (table, columns) in Plain)
            {
                foreach (var column in columns.Split(", "))
                {
                    migrationBuilder.Sql($"alter table {table} alter column {column} set storage external, alter column {column} set statistics 0;");
                }
            }

            migrationBuilder.Sql($"""
                grant insert (sale_date, region, category, customer_ids, orders, net_sales) on customer_days to {DatabaseLogins.LoaderRole};
                grant insert (sale_date, region, product_ids, orders, net_sales, costed_net_sales, cost, units_sold) on product_days
                    to {DatabaseLogins.LoaderRole};
                """);
        }
    }
}
