namespace ReportingPortal.Ingestion.Keys;

/// <summary>The different keys of one part that go by while a file is read: 8 bytes each, and a few nanoseconds a row.</summary>
internal sealed class KeyHashes
{
    /// <summary>Beyond so many it is not worth the memory any more (32 MB): nothing is known of the file then.</summary>
    private const int Most = 4_194_304;

    private const int First = 4096;

    /// <summary>The last keys, each in a place of its own: neighbouring rows often name the same.</summary>
    private readonly ulong[] recent = new ulong[First];

    private ulong[] keys = new ulong[First];
    private int count;
    private bool isSorted = true;

    /// <summary>False once there were too many.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <param name="key">0 is no key.</param>
    public void Add(long key)
    {
        var hash = (ulong)key;
        ref var seen = ref recent[hash & (First - 1)];
        if (hash == 0 || hash == seen || !IsComplete)
        {
            return;
        }

        seen = hash;
        if (count == keys.Length && !MakeRoom())
        {
            return;
        }

        keys[count++] = hash;
        isSorted = false;
    }

    /// <summary>Each once, in ascending order.</summary>
    /// <exception cref="InvalidOperationException">There were too many.</exception>
    public ReadOnlySpan<ulong> Sorted()
    {
        if (!IsComplete)
        {
            throw new InvalidOperationException("There were too many keys to keep.");
        }

        Sort();
        return keys.AsSpan(0, count);
    }

    private bool MakeRoom()
    {
        Sort();
        if (count <= keys.Length / 2)
        {
            return true;
        }

        IsComplete = keys.Length < Most;
        Array.Resize(ref keys, IsComplete ? keys.Length * 2 : 0);
        return IsComplete;
    }

    private void Sort()
    {
        if (isSorted)
        {
            return;
        }

        Array.Sort(keys, 0, count);
        var kept = 1;
        for (var i = 1; i < count; i++)
        {
            if (keys[i] != keys[i - 1])
            {
                keys[kept++] = keys[i];
            }
        }

        (count, isSorted) = (kept, true);
    }
}
