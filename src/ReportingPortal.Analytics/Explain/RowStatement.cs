using Dapper;
using ReportingPortal.Data.Sql;

namespace ReportingPortal.Analytics.Explain;

/// <summary>Where a list of rows goes on. A list by day has a day; only order lines need the rest.</summary>
internal sealed record RowPosition(DateOnly? Day, string? Key, string? Product = null, int? Occurrence = null);

/// <summary>How rows of one kind are read and counted, and what tells a row's place among them.</summary>
internal sealed class RowStatement<T>(string name, Func<T, RowPosition> position)
{
    public SqlFile Rows { get; } = SqlFile.Of<RowsBehindQuery>($"Explain/{name}.sql");

    public SqlFile Count { get; } = SqlFile.Of<RowsBehindQuery>($"Explain/{name}Count.sql");

    public Func<T, RowPosition> Position { get; } = position;
}

/// <summary>What cuts a list of rows.</summary>
/// <param name="Key">The same, for a count to be kept under: equal where all of it is.</param>
internal sealed record RowParameters(object Cut, object Key)
{
    /// <summary>For the statement that counts.</summary>
    public DynamicParameters Counted(int most, int scan)
    {
        var all = new DynamicParameters(Cut);
        all.AddDynamicParams(new { most, scan });
        return all;
    }

    /// <param name="rows">Null means all.</param>
    public DynamicParameters At(RowPosition? after, int? rows)
    {
        var all = new DynamicParameters(Cut);
        all.AddDynamicParams(new
        {
            after_date = after?.Day,
            after_id = after?.Key,
            after_order = after?.Key,
            after_product = after?.Product,
            after_occurrence = after?.Occurrence,
            rows,
        });
        return all;
    }
}
