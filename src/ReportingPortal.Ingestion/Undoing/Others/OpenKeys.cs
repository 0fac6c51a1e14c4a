using System.Text;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Keys;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Undoing.Others;

/// <summary>
/// What the remaining files are still asked for: the undone orders or events in files of that kind; of customers and products
/// only what is open, for the first file that gives a value wins. Those first known through the undone file stand in none
/// loaded before it, and no loaded master file names those known from lines only.
/// </summary>
internal sealed class OpenKeys(LoadUnit unit, Upload undone, UndoneKeys undoneKeys, KeyHashes facts)
{
    private readonly Dictionary<(bool IsMaster, bool IsLater, GivenValues Gives), (ulong[] Customers, ulong[] Products)> known = [];
    private readonly ulong[]? ownFacts = facts.IsComplete ? facts.Sorted().ToArray() : null;

    /// <returns>Null when they were too many to be told, or can't be: then every row of the file may matter.</returns>
    public async Task<WantedKeys?> AskedOfAsync(OtherUpload other, CancellationToken ct)
    {
        if (IsPart(other.Kind) || IsPart(undone.Kind))
        {
            if (other.Kind == UploadKind.OrderLines && undoneKeys is { Customers: 0, Products: 0 })
            {
                return undoneKeys.Stood == 0 ? WantedKeys.None : ownFacts is null ? null : new WantedKeys(ownFacts, [], []);
            }

            return undoneKeys.Stood > 0 && other.Kind == UploadKind.OrderLines ? null : undoneKeys.CanStandIn(other.Kind) ? null : WantedKeys.None;
        }

        var (customers, products) = await NamesAsync(other, ct);
        if (other.Kind != undone.Kind)
        {
            return new WantedKeys([], customers, products);
        }

        return ownFacts is null ? null : new WantedKeys(ownFacts, customers, products);
    }

    /// <summary>Parts of orders name each other in more ways than rows do: of those, files are asked for as a whole.</summary>
    private static bool IsPart(UploadKind kind) => kind is UploadKind.OrderHeads or UploadKind.OrderItems or UploadKind.CustomerAliases;

    /// <summary>A file was merged: less is open now.</summary>
    public void Forget() => known.Clear();

    private async Task<(ulong[] Customers, ulong[] Products)> NamesAsync(OtherUpload other, CancellationToken ct)
    {
        var isMaster = other.Kind is UploadKind.Customers or UploadKind.Products;
        if (isMaster && other.Kind != undone.Kind)
        {
            return ([], []);
        }

        var key = (isMaster, other.LoadNumber > undone.LoadNumber, other.Gives());
        return known.TryGetValue(key, out var names) ? names : known[key] = await AskAsync(key.isMaster, key.Item2, key.Item3, ct);
    }

    private async Task<(ulong[] Customers, ulong[] Products)> AskAsync(bool isMaster, bool isLater, GivenValues gives, CancellationToken ct)
    {
        var parameters = new
        {
            is_master = isMaster,
            is_later = isLater,
            name = gives.Name,
            email = gives.Email,
            region = gives.Region,
            country = gives.Country,
            city = gives.City,
            segment = gives.Segment,
            product_name = gives.ProductName,
            category = gives.Category,
            sub_category = gives.SubCategory,
        };
        return (HashesOf(await unit.ListAsync<string>("Undoing/Others/OpenCustomers.sql", parameters, ct)),
            HashesOf(await unit.ListAsync<string>("Undoing/Others/OpenProducts.sql", parameters, ct)));
    }

    private static ulong[] HashesOf(IReadOnlyList<string> names)
    {
        var hashes = names.Select(name => (ulong)RowHash.KeyOf(Encoding.UTF8.GetBytes(name))).ToArray();
        Array.Sort(hashes);
        return hashes;
    }
}
