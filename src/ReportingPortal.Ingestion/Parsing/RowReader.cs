using CsvHelper;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Corrections;
using ReportingPortal.Ingestion.Keys;
using ReportingPortal.Ingestion.Loading;
using ReportingPortal.Ingestion.Loading.First;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Reading;
using ReportingPortal.Ingestion.Rules;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>Reads a file's rows of one kind and writes each as a row of its staging table: typed, or rejected with all its reasons.</summary>
internal abstract class RowReader(SourceRow row)
{
    /// <summary>Every staging table begins with row_number, reasons and source_values.</summary>
    private const int LeadingColumns = 3;

    /// <summary>Columns of the staging table.</summary>
    protected abstract short Columns { get; }

    /// <summary>Kept where a later step may still reject a row that reads well.</summary>
    protected virtual bool KeepsSourceValues => false;

    protected SourceRow Row => row;

    public static RowReader Of(
        CsvReader reader, Layout layout, string currency, TimeZoneInfo zone, ReadingLimits? limits = null, ValueRewrites? rewrites = null,
        Takers takers = default)
    {
        var row = new SourceRow(reader, layout, currency, zone, limits ?? ReadingLimits.Default, rewrites ?? ValueRewrites.None);
        return layout.Kind switch
        {
            UploadKind.OrderLines => new OrderLineReader(row, currency, layout, takers.First as FirstLines) { Wanted = takers.Wanted },
            UploadKind.Events => new EventReader(row, currency, takers.First as FirstEvents) { Wanted = takers.Wanted },
            UploadKind.Customers => new CustomerReader(row) { Wanted = takers.Wanted },
            UploadKind.Products => new ProductReader(row, layout.Has(LayoutRules.CategoryLists)) { Wanted = takers.Wanted },
            UploadKind.CustomerAliases => new CustomerAliasReader(row),
            UploadKind.OrderHeads => new OrderHeadReader(row),
            UploadKind.OrderItems => new OrderItemReader(row, currency),
            _ => throw new ArgumentOutOfRangeException(nameof(layout), layout.Kind, "Only a decided kind can be read."),
        };
    }

    /// <summary>What the rows say against how their columns are read.</summary>
    public IReadOnlyCollection<Contradiction> Contradictions => row.Contradictions.All;

    /// <summary>Rows that could not be taken so far.</summary>
    public long Rejected { get; private set; }

    /// <summary>What the rows name that could be taken.</summary>
    public NamedKeys Named { get; } = new();

    /// <summary>Only rows that name one of these are written, and none that could not be taken; null: all.</summary>
    public WantedKeys? Wanted { get; init; }

    /// <summary>Rows that were rejected when they came first; null for a file that corrects none.</summary>
    public ReturnedRows? Returned => row.Returned;

    /// <summary>Rows not written because nobody asked for them.</summary>
    public long Skipped { get; private set; }

    /// <summary>True when the rows written say themselves which occurrence they are and which day their order is of.</summary>
    public virtual bool AreOrdersTogether => false;

    /// <summary>Reads the next row and writes it; false at the end of the file.</summary>
    public bool Next(CopyWriter copy)
    {
        if (!row.Read())
        {
            return false;
        }

        BeforeRow(copy);
        copy.BeginRow(Columns);
        var start = copy.Position;
        var rowStart = copy.Here - sizeof(short);
        copy.Int64(row.Number);
        copy.Null();
        if (KeepsSourceValues)
        {
            copy.TextArray(row.Values());
        }
        else
        {
            copy.Null();
        }

        var keys = WriteFields(copy);
        row.SetApartWhatIsNoRow();
        if (Wanted is not null && (row.Reasons.Count > 0 || !Wanted.Includes(keys)))
        {
            Skipped++;
            copy.Rewind(start - sizeof(short));
        }
        else if (row.Reasons.Count > 0)
        {
            Rejected++;
            WriteRejected(copy, start);
            PutApart(copy, rowStart);
        }
        else
        {
            WriteAccepted(copy, rowStart, Named.Add(keys));
        }

        return true;
    }

    /// <summary>Rows written that are none of the file: what was returned of others.</summary>
    public virtual long Added => 0;

    /// <summary>The file says what was refunded of its orders, or that nothing was.</summary>
    public virtual bool StatesRefunds => false;

    /// <summary>The file says how its orders stand.</summary>
    public virtual bool StatesStatus => false;

    /// <summary>What the rows say of the totals of their orders; null for rows that have none.</summary>
    public virtual RepeatedTotals? Totals => null;

    /// <summary>The file is over: what the last rows still wait for is written.</summary>
    public virtual void Finish(CopyWriter copy)
    {
    }

    /// <summary>A row was read and is not begun yet: what earlier rows still wait for is written.</summary>
    protected virtual void BeforeRow(CopyWriter copy)
    {
    }

    /// <summary>Writes the columns after the leading ones; adds reasons to the row where a value can't be taken.</summary>
    /// <returns>What the row names: a key left out here would let an undo pass over the file.</returns>
    protected abstract RowKeys WriteFields(CopyWriter copy);

    /// <summary>Writes the columns that only rows have which are taken, as the last ones.</summary>
    /// <param name="isNew">No row before was of its order or event; false as well when there were too many to know.</param>
    protected virtual void WriteAccepted(CopyWriter copy, long rowStart, bool isNew)
    {
    }

    /// <summary>Called with each rejected row, where those go another way than the rows that are taken.</summary>
    protected virtual void PutApart(CopyWriter copy, long rowStart)
    {
    }

    private void WriteRejected(CopyWriter copy, int start)
    {
        copy.Rewind(start);
        copy.Int64(row.Number);
        copy.TextArray(row.Reasons);
        copy.TextArray(row.Values());
        for (var i = LeadingColumns; i < Columns; i++)
        {
            copy.Null();
        }
    }
}
