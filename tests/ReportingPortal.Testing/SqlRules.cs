using System.Reflection;
using System.Text.RegularExpressions;
using Npgsql;
using ReportingPortal.Data.Sql;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Testing;

/// <summary>
/// The rules every embedded statement of an assembly keeps: its header, its size, tenant_id with every tenant table, and
/// only what a database distributed by tenant can run.
/// </summary>
public static partial class SqlRules
{
    private const int MaxLines = 100;

    /// <summary>
    /// All breaches of an assembly's statements, one line each; none when all is well. Statements are prepared against the
    /// migrated database given, after those that create temporary tables were run; nothing of it stays.
    /// </summary>
    public static async Task<IReadOnlyList<string>> BreachesAsync(Assembly assembly, PortalDatabase database, CancellationToken ct)
    {
        var files = SqlFile.All(assembly).OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.OpenAsync(ct);
        var tenantTables = await TenantTablesAsync(connection, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var breaches = files.SelectMany(file => TextBreaches(file, tenantTables).Select(breach => $"{file.Path}: {breach}")).ToList();
        breaches.AddRange(await CreateTemporaryTablesAsync(transaction, files.Where(CreatesTemporaryTable).ToList(), ct));
        foreach (var file in files.Where(file => !CreatesTemporaryTable(file)))
        {
            if (await PrepareAsync(transaction, file, ct) is { } refusal)
            {
                breaches.Add($"{file.Path}: does not prepare: {refusal}");
            }
        }

        return breaches;
    }

    private static IEnumerable<string> TextBreaches(SqlFile file, IReadOnlySet<string> tenantTables)
    {
        var lines = file.Text.TrimEnd().Split('\n');
        if (lines.Length > MaxLines)
        {
            yield return $"{lines.Length} lines, at most {MaxLines}";
        }

        if (lines.Take(3).Count(line => line.StartsWith("-- ", StringComparison.Ordinal)) < 3)
        {
            yield return "no header of three comment lines (question, grain, parameters)";
        }

        var code = Comment().Replace(file.Text, "");
        foreach (Match match in Forbidden().Matches(code))
        {
            yield return $"uses {match.Value.Trim()}";
        }

        if (InsertSelect().IsMatch(code) && !OnConflict().IsMatch(code))
        {
            yield return "an INSERT .. SELECT without ON CONFLICT";
        }

        foreach (var table in TablesWithoutTenant(code, tenantTables))
        {
            yield return $"names {table} without its tenant_id";
        }
    }

    /// <summary>A table read under an alias needs alias.tenant_id; one without alias any mention of tenant_id.</summary>
    private static IEnumerable<string> TablesWithoutTenant(string code, IReadOnlySet<string> tenantTables)
        => from Match use in TableUse().Matches(code)
           let table = use.Groups["table"].Value
           where tenantTables.Contains(table)
           let column = use.Groups["alias"] is { Success: true, Value: var alias } ? $@"\b{alias}\.tenant_id\b" : @"\btenant_id\b"
           where !Regex.IsMatch(code, column)
           select table;

    private static async Task<IReadOnlySet<string>> TenantTablesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select table_name::text from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id'", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var tables = new HashSet<string>();
        while (await reader.ReadAsync(ct))
        {
            tables.Add(reader.GetString(0));
        }

        return tables.Except(TableKinds.Reference).Except(TableKinds.Local).ToHashSet();
    }

    private static bool CreatesTemporaryTable(SqlFile file) => Temporary().IsMatch(Comment().Replace(file.Text, ""));

    /// <summary>One may stand on another: they are tried again as long as some succeed.</summary>
    private static async Task<IEnumerable<string>> CreateTemporaryTablesAsync(NpgsqlTransaction transaction, List<SqlFile> files, CancellationToken ct)
    {
        var refused = new List<(SqlFile File, string Message)>();
        for (var before = int.MaxValue; files.Count > 0 && files.Count < before;)
        {
            before = files.Count;
            refused.Clear();
            foreach (var file in files)
            {
                var statement = Parameter().Replace(Comment().Replace(file.Text, ""), "null");
                // Two ways to the same work table are one table: the first made serves both.
                if (await RefusalAsync(transaction, statement, ct) is { SqlState: not PostgresErrorCodes.DuplicateTable } refusal)
                {
                    refused.Add((file, refusal.MessageText));
                }
            }

            files = refused.ConvertAll(pair => pair.File);
        }

        return refused.Select(pair => $"{pair.File.Path}: does not run: {pair.Message}");
    }

    /// <summary>PREPARE parses and types the statement; parameters become $1, $2, ... whose types the server infers.</summary>
    private static async Task<string?> PrepareAsync(NpgsqlTransaction transaction, SqlFile file, CancellationToken ct)
    {
        var names = new List<string>();
        var statement = Parameter().Replace(Comment().Replace(file.Text, ""), match =>
        {
            if (!names.Contains(match.Value))
            {
                names.Add(match.Value);
            }

            return $"${names.IndexOf(match.Value) + 1}";
        });
        var types = Enumerable.Repeat("unknown", names.Count).ToArray();
        while (true)
        {
            var signature = types.Length == 0 ? "" : $" ({string.Join(", ", types)})";
            var refusal = await RefusalAsync(transaction, $"prepare probe{signature} as {statement}", ct);
            if (refusal?.SqlState is not (PostgresErrorCodes.IndeterminateDatatype or PostgresErrorCodes.AmbiguousParameter))
            {
                await RefusalAsync(transaction, "deallocate all", ct);
                return refusal?.MessageText;
            }

            // A parameter first met as "@x is null" has no type of its own; the driver then sends a text.
            types[int.Parse(UntypedParameter().Match(refusal.MessageText).Groups[1].Value) - 1] = "text";
        }
    }

    private static async Task<PostgresException?> RefusalAsync(NpgsqlTransaction transaction, string statement, CancellationToken ct)
    {
        await transaction.SaveAsync("probe", ct);
        try
        {
            await using var command = new NpgsqlCommand(statement, transaction.Connection, transaction);
            await command.ExecuteNonQueryAsync(ct);
            await transaction.ReleaseAsync("probe", ct);
            return null;
        }
        catch (PostgresException e)
        {
            await transaction.RollbackAsync("probe", ct);
            return e;
        }
    }

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex UntypedParameter();

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<![@\w])@\w+")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\bset_config\b|\bmerge\s+into\b|\bpg_(try_)?advisory\w*|\blo_\w+\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"\binsert\s+into\s+\S+\s*(\([^)]*\))?\s*(with|select)\b", RegexOptions.IgnoreCase)]
    private static partial Regex InsertSelect();

    [GeneratedRegex(@"\bon\s+conflict\b", RegexOptions.IgnoreCase)]
    private static partial Regex OnConflict();

    [GeneratedRegex(@"\bcreate\s+temp(orary)?\s+table\b", RegexOptions.IgnoreCase)]
    private static partial Regex Temporary();

    [GeneratedRegex(@"\b(?:from|join|into|update|using)\s+(?<table>[a-z_]+)(?:\s+as\s+(?<alias>[a-z_]+))?", RegexOptions.IgnoreCase)]
    private static partial Regex TableUse();
}
