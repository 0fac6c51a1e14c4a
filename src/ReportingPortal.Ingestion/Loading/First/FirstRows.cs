namespace ReportingPortal.Ingestion.Loading.First;

/// <summary>Takes each row of a tenant's first file of a kind while it is read, makes a row of the facts of the staged one, and puts rejected ones apart.</summary>
/// <param name="staging">The COPY by which rejected rows go to the kind's staging table.</param>
internal abstract class FirstRows(string staging) : IDisposable
{
    /// <summary>Staging tables begin with row_number, a field of 8 bytes; the reasons and source values behind it are nulls here.</summary>
    private const int Null = 4;

    private readonly CopyBuffer rejected = new(staging);

    /// <summary>The COPY into the facts.</summary>
    public abstract string Copy { get; }

    /// <summary>So much has gathered that it should go to the server before more rows do.</summary>
    public virtual bool IsFull => rejected.IsFull;

    public void PutApart(CopyWriter copy, long rowStart) => copy.MoveTo(rejected.Writer, rowStart);

    /// <summary>Sends what has gathered.</summary>
    /// <param name="onlyFull">More rows are to come.</param>
    public virtual void SendTo(Outbox outbox, bool onlyFull)
    {
        if (!onlyFull || rejected.IsFull)
        {
            rejected.SendTo(outbox);
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => rejected.Dispose();

    /// <summary>Takes the two empty columns out of the row's head.</summary>
    /// <param name="third">Where the field behind them begins.</param>
    protected static void ShapeHead(CopyWriter copy, int third, short columns)
    {
        copy.Remove(third - 2 * Null, third);
        copy.PatchColumns(third - 2 * Null - (sizeof(int) + sizeof(long)) - sizeof(short), columns);
    }
}

/// <summary>A file repeats or mixes what can't be told apart while it is read, or has rows added to it: the server has to sort it.</summary>
internal sealed class NotInOneGoException : Exception;
