using ReportingPortal.Analytics.Days;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests;

public class MemoryLimitsTests
{
    [Fact]
    public async Task The_readme_tells_every_limit_and_its_default()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(SharedData.RepositoryRoot, "README.md"), TestContext.Current.CancellationToken);

        foreach (var limit in typeof(MemoryLimits).GetProperties())
        {
            readme.ShouldContain($"`{MemoryLimits.Section}:{limit.Name}` ({limit.GetValue(MemoryLimits.Default)})");
        }
    }
}
