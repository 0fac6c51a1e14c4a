using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReportingPortal.Data;
using ReportingPortal.Testing;

namespace ReportingPortal.Analytics.Tests.Seeding;

/// <summary>Copies entities straight into their tables as the superuser: arranging thousands of rows must not be what a test waits for.</summary>
internal static class BulkInsert
{
    public static async Task RunAsync(PortalDatabase database, ReportingDbContext db, IEnumerable<object> entities, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.OpenAsync(ct);
        foreach (var rows in entities.GroupBy(entity => entity.GetType()))
        {
            var model = db.Model.FindEntityType(rows.Key)!;
            var columns = model.GetProperties().ToList();
            var names = string.Join(", ", columns.Select(column => column.GetColumnName()));
            await using var copy = await connection.BeginBinaryImportAsync($"copy {model.GetTableName()} ({names}) from stdin (format binary)", ct);
            foreach (var row in rows)
            {
                await copy.StartRowAsync(ct);
                foreach (var column in columns)
                {
                    var value = column.PropertyInfo!.GetValue(row);
                    value = value is DateTimeOffset moment ? moment.UtcDateTime : value is Enum number ? Convert.ToInt16(number) : value;
                    await (value is null ? copy.WriteNullAsync(ct) : copy.WriteAsync(value, column.GetColumnType(), ct));
                }
            }

            await copy.CompleteAsync(ct);
        }
    }
}
