-- Which days have sales or returns, and with which state of the data did each get its figures?
-- Grain: one row per sale_date.
-- Parameters: @tenant_id.
select s.sale_date, s.data_version from sales_summary as s where s.tenant_id = @tenant_id;
