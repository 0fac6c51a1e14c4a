namespace ReportingPortal.Analytics.Days;

/// <summary>
/// Numbers a tenant's customers, or its products, from 0 in the order they are met. A number stays its item's for good, so sets of days read
/// at different times speak of the same. Written by one reader at a time; what has been handed out can be read meanwhile.
/// </summary>
internal sealed class ItemNumbers
{
    private readonly Dictionary<string, int> numbers;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numbersByText;
    private volatile string[] ids = new string[256];

    public ItemNumbers() => numbersByText = (numbers = new(StringComparer.Ordinal)).GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => numbers.Count;

    public int[] Of(string[] items) => Array.ConvertAll(items, Of);

    /// <summary>Among the first so many; null where none of them is it.</summary>
    public int? Find(string id, int count) => Array.IndexOf(ids, id, 0, count) is >= 0 and var number ? number : null;

    public string IdOf(int number) => ids[number];

    public int? Find(string id) => numbers.TryGetValue(id, out var number) ? number : null;

    /// <summary>The ids by number, of those there are by now.</summary>
    public IReadOnlyList<string> Ids => new ArraySegment<string>(ids, 0, Count);

    public int Of(string id) => numbers.TryGetValue(id, out var number) ? number : Added(id);

    /// <summary>Makes a string only of an id that is new.</summary>
    public int Of(ReadOnlySpan<char> id) => numbersByText.TryGetValue(id, out var number) ? number : Added(id.ToString());

    private int Added(string id)
    {
        var number = numbers.Count;
        if (number == ids.Length)
        {
            var longer = ids;
            Array.Resize(ref longer, number * 2);
            ids = longer;
        }

        ids[number] = id;
        numbers.Add(id, number);
        return number;
    }
}
