namespace ReportingPortal.Ingestion.Reading;

/// <summary>One of several files that came in one.</summary>
/// <param name="Name">A file name without folders.</param>
/// <param name="Origin">Where it comes from, for people: its place in the archive, the sheet of a workbook.</param>
internal sealed record ContentMember(string Name, string Origin, Func<Stream> Open);

/// <summary>
/// What a stored file turned out to be, found by its bytes and not by its name: text with separators, packed or not; a table in
/// another form, read as such text; or several files in one. Holds what was unpacked to disk; dispose it.
/// </summary>
public sealed class FileContent : IDisposable
{
    private readonly Func<Stream> open;
    private readonly IReadOnlyList<IDisposable> held;

    internal FileContent(Func<Stream> open, SourceForm? form, IReadOnlyList<string> evidence, IReadOnlyList<IDisposable> held, ReadingLimits limits)
    {
        this.open = open;
        this.held = held;
        (Form, Evidence, Limits) = (form, evidence, limits);
    }

    /// <summary>Null for text, whose form is still to be found.</summary>
    public SourceForm? Form { get; }

    /// <summary>Sentences on what it was packed in.</summary>
    public IReadOnlyList<string> Evidence { get; }

    public bool IsSeveral => Members.Count > 1;

    /// <summary>Empty for a single file.</summary>
    internal IReadOnlyList<ContentMember> Members { get; init; } = [];

    internal ReadingLimits Limits { get; }

    /// <summary>The text, from the start each time; read forward, with flat memory.</summary>
    /// <exception cref="InvalidOperationException">Several files have no common text.</exception>
    public Stream Open() => IsSeveral ? throw new InvalidOperationException("Each member has a text of its own.") : open();

    public void Dispose()
    {
        foreach (var item in held)
        {
            item.Dispose();
        }
    }
}
