using System.Collections.Concurrent;
using System.Reflection;

namespace ReportingPortal.Data.Sql;

/// <summary>A statement kept in a .sql file beside its query class and embedded in its assembly under its path.</summary>
public sealed class SqlFile
{
    private static readonly ConcurrentDictionary<(Assembly, string), SqlFile> Loaded = new();

    private SqlFile(string path, string text)
    {
        Path = path;
        Text = text;
    }

    public string Path { get; }

    public string Text { get; }

    /// <summary>The file at <paramref name="path"/> ("Rfm/RfmGroups.sql") in the assembly of <typeparamref name="T"/>.</summary>
    /// <exception cref="FileNotFoundException">No such file is embedded.</exception>
    public static SqlFile Of<T>(string path) => Of(typeof(T).Assembly, path);

    public static SqlFile Of(Assembly assembly, string path)
        => Loaded.GetOrAdd((assembly, path), key => Read(key.Item1, key.Item2));

    /// <summary>All statements of an assembly, for tests that walk them.</summary>
    public static IEnumerable<SqlFile> All(Assembly assembly)
        => assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => Of(assembly, name.Replace('\\', '/')));

    private static SqlFile Read(Assembly assembly, string path)
    {
        using var stream = assembly.GetManifestResourceStream(path) ?? assembly.GetManifestResourceStream(path.Replace('/', '\\'))
            ?? throw new FileNotFoundException($"{assembly.GetName().Name} has no embedded statement {path}.");
        using var reader = new StreamReader(stream);
        return new SqlFile(path, reader.ReadToEnd());
    }
}
