using ReportingPortal.Ingestion.Keys;
using ReportingPortal.Ingestion.Loading;

namespace ReportingPortal.Ingestion.Parsing;

/// <summary>A customers file.</summary>
internal sealed class CustomerReader(SourceRow row) : RowReader(row)
{
    private readonly BoundField customerId = row.Bind("customer_id");
    private readonly BoundField name = row.Bind("name");
    private readonly BoundField firstName = row.Bind("first_name");
    private readonly BoundField email = row.Bind("email");
    private readonly BoundField region = row.Bind("region");
    private readonly BoundField[] attributes = [row.Bind("country"), row.Bind("city"), row.Bind("segment"), row.Bind("gender")];
    private readonly BoundField age = row.Bind("age");
    private readonly BoundField registeredOn = row.Bind("registered_on");

    protected override short Columns => 14;

    protected override bool KeepsSourceValues => true;

    protected override RowKeys WriteFields(CopyWriter copy)
    {
        var start = copy.Position;
        copy.Text(Row.Person(customerId, isRequired: true));
        var key = copy.KeySince(start);
        copy.TextOrNull(Name());
        copy.TextOrNull(Row.Text(email));
        copy.TextOrNull(Row.Group(region));
        foreach (var attribute in attributes)
        {
            copy.TextOrNull(Row.Text(attribute));
        }

        copy.Int32(Age());
        copy.Date(Row.Day(registeredOn));
        copy.Int64(copy.HashSince(start));
        return new RowKeys(0, key, 0);
    }

    /// <summary>Ann Lee, also where her names stand in two columns; a name that begins with the first one is whole.</summary>
    private ReadOnlySpan<byte> Name()
    {
        var first = Row.Text(firstName);
        var last = Row.Text(name);
        return first.IsEmpty || last.StartsWith(first) ? last : last.IsEmpty ? first : (byte[])[.. first, (byte)' ', .. last];
    }

    private int? Age()
    {
        if (Row.Amount(age) is not { } years)
        {
            return null;
        }

        if (years is < 0 or > 150)
        {
            Row.Reasons.Add($"{age.Name} is not an age");
            return null;
        }

        return (int)years;
    }
}
