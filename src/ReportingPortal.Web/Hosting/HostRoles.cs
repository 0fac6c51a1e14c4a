namespace ReportingPortal.Web.Hosting;

/// <summary>What this process does, by the setting "Roles": web answers requests, worker runs jobs; both unless said otherwise.</summary>
public sealed record HostRoles(bool IsWeb, bool IsWorker)
{
    /// <exception cref="InvalidOperationException">The setting names something else.</exception>
    public static HostRoles From(IConfiguration configuration)
    {
        var names = (configuration["Roles"] ?? "web,worker")
            .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => name.ToLowerInvariant())
            .ToHashSet();
        if (names.Count == 0 || names.Except(["web", "worker", "both"]).Any())
        {
            throw new InvalidOperationException($"Roles is \"{configuration["Roles"]}\"; it can be web, worker or both.");
        }

        var isBoth = names.Contains("both");
        return new HostRoles(isBoth || names.Contains("web"), isBoth || names.Contains("worker"));
    }
}
