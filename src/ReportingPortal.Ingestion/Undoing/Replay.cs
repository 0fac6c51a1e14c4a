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

    private readonly string folder = FactFolder.Of(kind);

    public async Task RunAsync(CancellationToken ct)
    {
        await NameAsync(ct);
        if (await unit.RunAsync($"Undoing/{folder}/KeepUndone.sql", ct) < unit.RowsStaged)
        {
            await unit.SayAsync(FactFolder.AnalyzeStaged(kind), ct);
            await new Merge(unit).RunAsync(kind, ct);
            await unit.RunAsync("Undoing/KeepTouched.sql", ct);
        }

        await ClearAsync(unit, ct);
    }

    private async Task NameAsync(CancellationToken ct)
    {
        switch (kind)
        {
            case UploadKind.OrderLines or UploadKind.Events:
                await unit.RunAsync($"Undoing/{folder}/NameCustomers.sql", ct);
                await unit.RunAsync($"Undoing/{folder}/NameProducts.sql", ct);
                break;
            case UploadKind.OrderItems:
                await unit.RunAsync("Undoing/OrderItems/NameProducts.sql", ct);
                break;
            case UploadKind.OrderHeads or UploadKind.CustomerAliases:
                await unit.RunAsync($"Loading/{folder}/SayCustomers.sql", ct);
                await unit.RunAsync("Undoing/Customers/NameSaidCustomers.sql", ct);
                await unit.SayAsync("drop table said_customers", ct);
                break;
        }
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
