using ReportingPortal.Ingestion.Reading;
using ReportingPortal.Testing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Reading;

public class ReadingLimitsTests
{
    [Fact]
    public async Task The_readme_tells_every_limit_and_its_default()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(SharedData.RepositoryRoot, "README.md"), TestContext.Current.CancellationToken);

        foreach (var limit in typeof(ReadingLimits).GetProperties())
        {
            readme.ShouldContain($"`{ReadingLimits.Section}:{limit.Name}` ({limit.GetValue(ReadingLimits.Default)})");
        }
    }
}
