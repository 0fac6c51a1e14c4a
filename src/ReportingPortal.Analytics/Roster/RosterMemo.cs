using System.Collections.Concurrent;

namespace ReportingPortal.Analytics.Roster;

/// <summary>
/// What was worked out of all customers of a roster, kept as long as the roster is: lists of places under a filter, counts, sums. A page of a list
/// then costs the same whatever the shop's size. All of it goes when it grows too large.
/// </summary>
/// <param name="customers">Of the roster: eight numbers each are kept, as much again as an eighth of the roster.</param>
internal sealed class RosterMemo(int customers)
{
    private const int NumbersACustomer = 8;
    private const int Least = 100_000;

    private readonly ConcurrentDictionary<object, object> kept = [];
    private long numbers;

    /// <param name="key">A tuple that begins with what it is: its records compare by value.</param>
    public T Get<T>(object key, Func<T> make, Func<T, int> size) where T : class
    {
        if (kept.TryGetValue(key, out var known))
        {
            return (T)known;
        }

        var made = make();
        if (Interlocked.Add(ref numbers, 1 + size(made)) > Least + ((long)NumbersACustomer * customers))
        {
            kept.Clear();
            Interlocked.Exchange(ref numbers, 1 + size(made));
        }

        kept[key] = made;
        return made;
    }

    /// <summary>A list of places.</summary>
    public int[] Places(object key, Func<IEnumerable<int>> places) => Get(key, () => places().ToArray(), list => list.Length);
}
