using System.Text;
using System.Text.Json;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Reading.Json;

/// <summary>
/// All keys of a file of objects as a tree, in the order they were met first; each that ever held a value is a column. One
/// array of objects is laid out in rows: that of the items if there is one, or else the first met. Others stay text in one
/// column: two of them side by side have no rows in common.
/// </summary>
/// <param name="rowsAt">The path of the array known to be the rows; null where it is not known yet.</param>
internal sealed class JsonShape(ReadingLimits limits, string? rowsAt = null)
{
    public JsonShape.Key Root { get; } = new("", []);

    /// <summary>The array whose elements become rows; null where no object has one.</summary>
    public Key? Rows { get; private set; }

    /// <summary>Where an array of items lies, though another is laid out: taxes, say, stood before it.</summary>
    public string? ItemsAt { get; private set; }

    /// <summary>Dotted names.</summary>
    public List<string> Columns { get; } = [];

    private int[]? ownColumns;

    /// <summary>
    /// Of an event that is about one product, properties has the product's values beside where others have their array of
    /// products: for each column of such an array the one they stand in. Null where the array is none of those; asked when all columns are known.
    /// </summary>
    public int[]? OwnColumns => Rows is not { } rows || !ItemArrays.IsWrapped(rows.Path) ? null : ownColumns ??= [.. Columns.Select(path
        => path.StartsWith(rows.Path + ".", StringComparison.Ordinal) ? Columns.IndexOf(rows.Path[..(rows.Path.LastIndexOf('.') + 1)] + path[(rows.Path.Length + 1)..]) : -1)];

    /// <param name="hint">Where the child is expected: objects of a file have their keys in one order.</param>
    public static Key ChildOf(Key parent, ref Utf8JsonReader reader, ref int hint)
    {
        if (!reader.ValueIsEscaped)
        {
            for (var tried = 0; tried < parent.Children.Count; tried++, hint++)
            {
                hint = hint < parent.Children.Count ? hint : 0;
                if (reader.ValueSpan.SequenceEqual(parent.Children[hint].Utf8Name))
                {
                    return parent.Children[hint++];
                }
            }
        }

        var name = reader.GetString()!;
        var known = parent.Children.Find(child => child.Name == name);
        if (known is null)
        {
            known = new Key(parent.Path.Length == 0 ? name : $"{parent.Path}.{name}", Encoding.UTF8.GetBytes(name)) { Name = name };
            parent.Children.Add(known);
        }

        return known;
    }

    /// <summary>Whether the elements of an array of objects are the rows.</summary>
    public bool IsRows(Key array)
    {
        Rows ??= rowsAt == array.Path || (rowsAt is null && !array.Describes) ? array : null;
        ItemsAt ??= Rows != array && Rows is not null && !ItemArrays.Contains(Rows.Name) && ItemArrays.Contains(array.Name) ? array.Path : null;
        return Rows == array;
    }

    public int ColumnOf(Key key)
    {
        if (key.Column < 0)
        {
            key.Column = Columns.Count;
            Columns.Add(key.Path);
            if (Columns.Count > limits.Columns)
            {
                throw new UnreadableFileException(
                    $"The objects of the file have more than {limits.Columns:N0} different keys, each of which would be a column. Leave out those that are not needed. {ReadingLimits.Raise(nameof(limits.Columns))}");
            }
        }

        return key.Column;
    }

    internal sealed class Key(string path, byte[] utf8Name)
    {
        public string Path => path;

        public string Name { get; init; } = "";

        public byte[] Utf8Name => utf8Name;

        private bool? describes;

        /// <summary>See <see cref="ItemArrays.Describes"/>; asked of each object.</summary>
        public bool Describes => describes ??= ItemArrays.Describes(Name);

        /// <summary>Negative until it held a value.</summary>
        public int Column { get; set; } = -1;

        public List<Key> Children { get; } = [];
    }
}
