using System.Globalization;
using Npgsql;

namespace ReportingPortal.Data.Embedded;

/// <summary>What a running server says of itself in postmaster.pid (line 1 pid, 4 port, 8 state).</summary>
public sealed record PostmasterFile(int ProcessId, int Port, bool IsReady)
{
    public static PostmasterFile? Read(string dataFolder)
    {
        try
        {
            using var file = new FileStream(Path.Combine(dataFolder, "postmaster.pid"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file);
            var lines = reader.ReadToEnd().Split('\n');
            return lines.Length < 8
                ? null
                : new PostmasterFile(
                    int.Parse(lines[0], CultureInfo.InvariantCulture),
                    int.Parse(lines[3], CultureInfo.InvariantCulture),
                    lines[7].Trim() == "ready");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }

    public string ConnectionString(StorageRoot storage)
        => OperatingSystem.IsWindows()
            ? new NpgsqlConnectionStringBuilder
            {
                Host = "127.0.0.1",
                Port = Port,
                Username = "postgres",
                Password = File.ReadAllText(PostgresCluster.PasswordFile(storage)),
                Database = "postgres",
            }.ConnectionString
            : new NpgsqlConnectionStringBuilder { Host = storage.SocketFolder, Port = Port, Username = "postgres", Database = "postgres" }.ConnectionString;
}
