using System.Text;

namespace ReportingPortal.Analytics.Roster;

/// <summary>Ids and names of customers as one text in lower case, customer after customer: searching it takes one pass at the speed of memory.</summary>
internal sealed class RosterSearch
{
    /// <summary>Between texts; no text of the database holds it.</summary>
    private const char Between = '\0';

    private readonly byte[] text;

    /// <summary>Where each customer begins, and at last the end.</summary>
    private readonly int[] starts;

    private RosterSearch(byte[] text, int[] starts) => (this.text, this.starts) = (text, starts);

    public static RosterSearch Of(string[] ids, string?[] names, string?[] otherNames)
    {
        var (text, starts) = (new MemoryStream(ids.Length * 24), new int[ids.Length + 1]);
        for (var place = 0; place < ids.Length; place++)
        {
            starts[place] = (int)text.Length;
            var other = otherNames[place] == names[place] ? null : otherNames[place];
            text.Write(Encoding.UTF8.GetBytes($"{ids[place]}{Between}{names[place]}{Between}{other}{Between}".ToLowerInvariant()));
        }

        starts[ids.Length] = (int)text.Length;
        return new RosterSearch(text.ToArray(), starts);
    }

    /// <summary>Marks whose id or name holds what was typed, whatever the case; null where nothing was.</summary>
    public bool[]? Find(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var (found, wanted) = (new bool[starts.Length - 1], Encoding.UTF8.GetBytes(typed.Trim().ToLowerInvariant()));
        for (var at = 0; text.AsSpan(at).IndexOf(wanted) is >= 0 and var hit;)
        {
            var place = PlaceOf(at + hit);
            found[place] = true;
            at = starts[place + 1];
        }

        return found;
    }

    private int PlaceOf(int position)
    {
        var place = Array.BinarySearch(starts, position);
        return place >= 0 ? place : ~place - 1;
    }
}
