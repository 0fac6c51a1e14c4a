namespace ReportingPortal.Ingestion.Reading.Tables;

/// <summary>Rows of a file that is a table in another form than text with separators.</summary>
internal abstract class TableReader : IDisposable
{
    /// <summary>Fills the row with the next one; false at the end.</summary>
    public abstract bool Next(TableRow row);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
