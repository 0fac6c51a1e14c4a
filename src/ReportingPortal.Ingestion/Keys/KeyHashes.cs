namespace ReportingPortal.Ingestion.Keys;

/// <summary>
/// The different keys of one part that go by while a file is read: a set of some 11 to 21 bytes a key (open addressing, by
/// the hashes' own bits), which says of each key whether it is new.
/// </summary>
internal sealed class KeyHashes
{
    /// <summary>Beyond so many it is not worth the memory any more (32 MB): nothing is known of the file then.</summary>
    private const int Most = 3_145_728;

    private const int First = 4096;

    /// <summary>Zero is a free place.</summary>
    private ulong[] places = new ulong[First];

    private int count;
    private bool isSorted;

    /// <summary>False once there were too many.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <param name="key">0 is no key.</param>
    /// <returns>True for one that has not gone by; false as well when there were too many to know.</returns>
    /// <exception cref="InvalidOperationException">They were asked for already.</exception>
    public bool Add(long key)
    {
        if (key == 0 || !IsComplete)
        {
            return false;
        }

        if (isSorted)
        {
            throw new InvalidOperationException("The keys are sorted: none can be added.");
        }

        ref var place = ref PlaceOf((ulong)key);
        if (place != 0)
        {
            return false;
        }

        place = (ulong)key;
        if (++count > places.Length / 4 * 3)
        {
            MakeRoom();
        }

        return IsComplete;
    }

    /// <summary>Each once, in ascending order.</summary>
    /// <exception cref="InvalidOperationException">There were too many.</exception>
    public ReadOnlySpan<ulong> Sorted()
    {
        if (!IsComplete)
        {
            throw new InvalidOperationException("There were too many keys to keep.");
        }

        if (!isSorted)
        {
            var kept = 0;
            foreach (var key in places)
            {
                if (key != 0)
                {
                    places[kept++] = key;
                }
            }

            Array.Sort(places, 0, count);
            isSorted = true;
        }

        return places.AsSpan(0, count);
    }

    /// <summary>Where a key lies, or would.</summary>
    private ref ulong PlaceOf(ulong key)
    {
        var mask = (uint)places.Length - 1;
        for (var at = (uint)key & mask; ; at = (at + 1) & mask)
        {
            ref var place = ref places[at];
            if (place == 0 || place == key)
            {
                return ref place;
            }
        }
    }

    private void MakeRoom()
    {
        if (count > Most)
        {
            (IsComplete, places) = (false, []);
            return;
        }

        var former = places;
        places = new ulong[former.Length * 2];
        foreach (var key in former)
        {
            if (key != 0)
            {
                PlaceOf(key) = key;
            }
        }
    }
}
