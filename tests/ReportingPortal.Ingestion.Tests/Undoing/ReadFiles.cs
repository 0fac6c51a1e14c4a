namespace ReportingPortal.Ingestion.Tests.Undoing;

/// <summary>Which other files an undo reads, by what it tells of itself.</summary>
internal sealed class ReadFiles : IProgress<IngestProgress>
{
    private readonly List<string> names = [];

    public IReadOnlyList<string> Names => names;

    public void Report(IngestProgress value)
    {
        const string reading = "Reading ";
        if (value.Stage.EndsWith(')') && value.Stage[reading.Length..value.Stage.IndexOf(" again", StringComparison.Ordinal)] is var name && !names.Contains(name))
        {
            names.Add(name);
        }
    }
}
