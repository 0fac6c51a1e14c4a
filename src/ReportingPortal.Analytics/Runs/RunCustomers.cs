using ReportingPortal.Analytics.Days;
using ReportingPortal.Data.Results;

namespace ReportingPortal.Analytics.Runs;

/// <summary>What a run knows of a customer beside the orders.</summary>
/// <param name="IsListed">The shop's own file names them; others are known from orders or events alone.</param>
/// <param name="LastRegion">Of the last order.</param>
internal sealed record RunCustomer(string CustomerId, bool IsListed, string? Region, string? GivenSegment, string? LastRegion);

/// <summary>The customers of a run, each at one place in the order of their ids, and every day they bought or returned something.</summary>
/// <param name="Ids">By place.</param>
/// <param name="Known">Beside them.</param>
/// <param name="PlaceOf">By id.</param>
/// <param name="Days">In order.</param>
/// <param name="Places">By the numbers customers have in the days.</param>
internal sealed record RunCustomers(string[] Ids, RunCustomer[] Known, IReadOnlyDictionary<string, int> PlaceOf, DaySet<CustomerPart> Days, int[] Places)
{
    public static RunCustomers Of(IEnumerable<RunCustomer> customers, DaySet<CustomerPart> days, ItemNumbers numbers)
    {
        RunCustomer[] known = [.. customers];
        var ids = Array.ConvertAll(known, customer => customer.CustomerId);
        Array.Sort(ids, known, CodePoints.Order);
        var placeOf = PlacesOf(ids);
        var places = new int[days.Items];
        for (var number = 0; number < places.Length; number++)
        {
            places[number] = placeOf.GetValueOrDefault(numbers.IdOf(number), -1);
        }

        return new RunCustomers(ids, known, placeOf, days, places);
    }

    public static Dictionary<string, int> PlacesOf(string[] ids)
    {
        var places = new Dictionary<string, int>(ids.Length, StringComparer.Ordinal);
        for (var place = 0; place < ids.Length; place++)
        {
            places.Add(ids[place], place);
        }

        return places;
    }

    /// <summary>The pieces results are packed in.</summary>
    public IEnumerable<(int Number, Range Places)> Packs()
    {
        for (var start = 0; start < Ids.Length; start += CustomerPack.Size)
        {
            yield return (start / CustomerPack.Size, start..Math.Min(Ids.Length, start + CustomerPack.Size));
        }
    }
}
