using System.Text;
using Microsoft.EntityFrameworkCore;

namespace ReportingPortal.Data;

/// <summary>Names tables and columns in PostgreSQL's own spelling, so that hand-written SQL needs no quotes.</summary>
internal static class SnakeCase
{
    public static void Apply(ModelBuilder builder)
    {
        // Entities inside a JSON column (Identity's passkey data) have no table, keys or columns of their own.
        foreach (var entity in builder.Model.GetEntityTypes().Where(entity => !entity.IsMappedToJson()))
        {
            if (entity.GetTableName() is { } table)
            {
                entity.SetTableName(Of(table.Replace("AspNet", "", StringComparison.Ordinal)));
            }

            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Of(property.Name));
            }

            foreach (var key in entity.GetKeys())
            {
                key.SetName(Of(key.GetName()!.Replace("AspNet", "", StringComparison.Ordinal)));
            }

            foreach (var foreignKey in entity.GetForeignKeys())
            {
                foreignKey.SetConstraintName(Of(foreignKey.GetConstraintName()!.Replace("AspNet", "", StringComparison.Ordinal)));
            }

            foreach (var index in entity.GetIndexes())
            {
                index.SetDatabaseName(Of(index.GetDatabaseName()!.Replace("AspNet", "", StringComparison.Ordinal)));
            }
        }
    }

    public static string Of(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            snake.Append(startsWord ? "_" : "").Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }
}
