using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Undoing;

/// <summary>
/// Takes one of the remaining files over once more, cut to the undone keys, by the same merge as at first. What it says of
/// customers and products comes from all of its rows, for so it did when it was loaded.
/// </summary>
internal sealed class Replay(LoadUnit unit, UploadKind kind)
{
    /// <summary>Temporary tables of the whole undo bear this prefix; all others are one file's.</summary>
    public const string Kept = "undone_";

    private string Part => kind switch
    {
        UploadKind.OrderLines => "OrderLines",
        UploadKind.Events => "Events",
        UploadKind.Customers => "Customers",
        _ => "Products",
    };

    private string Staged => kind switch
    {
        UploadKind.OrderLines => "analyze staged_order_lines",
        UploadKind.Events => "analyze staged_events",
        UploadKind.Customers => "analyze staged_customers",
        _ => "analyze staged_products",
    };

    /// <param name="rows">Rows of the staged file.</param>
    public async Task RunAsync(long rows, CancellationToken ct)
    {
        if (kind is UploadKind.OrderLines or UploadKind.Events)
        {
            await unit.RunAsync($"Undoing/{Part}/NameCustomers.sql", ct);
            await unit.RunAsync($"Undoing/{Part}/NameProducts.sql", ct);
        }

        if (await unit.RunAsync($"Undoing/{Part}/KeepUndone.sql", ct) < rows)
        {
            await unit.SayAsync(Staged, ct);
            await new Merge(unit).RunAsync(kind, ct);
            await unit.RunAsync("Undoing/KeepTouched.sql", ct);
        }

        await ClearAsync(unit, ct);
    }

    /// <summary>Makes room for the next file's tables of the same names.</summary>
    public static async Task ClearAsync(LoadUnit unit, CancellationToken ct)
    {
        foreach (var table in await unit.ListAsync<string>("Undoing/WorkTables.sql", ct))
        {
            await unit.SayAsync($"drop table {table}", ct);
        }
    }
}
