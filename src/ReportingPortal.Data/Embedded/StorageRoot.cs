namespace ReportingPortal.Data.Embedded;

/// <summary>Where the embedded database lives on this machine.</summary>
/// <param name="Path">An absolute folder; created when missing.</param>
/// <param name="DropsRoot">The portal runs as root: PostgreSQL runs as the user nobody, who must reach the folder.</param>
public sealed record StorageRoot(string Path, bool DropsRoot)
{
    private const string SystemFolder = "/var/lib/reportingportal";

    /// <summary>
    /// The configured folder, else the user's local application data. Root's home is closed to the unprivileged user that
    /// PostgreSQL runs as, so root falls back to /var/lib/reportingportal.
    /// </summary>
    public static StorageRoot Resolve(string? configured)
    {
        var isRoot = OperatingSystem.IsLinux() && Environment.UserName == "root";
        var wanted = System.IO.Path.GetFullPath(configured ?? System.IO.Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "ReportingPortal"));
        var isReachable = !isRoot || PostgresBinaries.IsReachable(wanted);
        if (!isReachable && configured is not null)
        {
            throw new DatabaseSetupException(
                $"Storage:Root {wanted} lies in a folder that only root may enter, and PostgreSQL refuses to run as root. Choose a folder such as {SystemFolder}.");
        }

        var path = isReachable ? wanted : SystemFolder;
        Directory.CreateDirectory(path);
        if (isRoot && !OperatingSystem.IsWindows())
        {
            // Whatever the umask: the server's user must be able to step through.
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        return new StorageRoot(path, isRoot);
    }

    public string DataFolder => System.IO.Path.Combine(Path, "postgres-data");

    public string LogFile => System.IO.Path.Combine(Path, "postgres.log");

    /// <summary>The folder of the Unix socket. Its whole path must stay under about 100 bytes, so a deep root gets a short one.</summary>
    public string SocketFolder
    {
        get
        {
            var beside = System.IO.Path.Combine(Path, "socket");
            return beside.Length <= 80
                ? beside
                : System.IO.Path.Combine(System.IO.Path.GetTempPath(), "rp-" + Convert.ToHexStringLower(
                    System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Path)))[..16]);
        }
    }

    /// <summary>The end of the server's log, for the message of a failed start.</summary>
    public string LogTail()
        => File.Exists(LogFile) ? string.Join('\n', File.ReadLines(LogFile).TakeLast(15)) : "(no log)";
}
