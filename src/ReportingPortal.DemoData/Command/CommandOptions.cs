using System.Globalization;

namespace ReportingPortal.DemoData.Command;

/// <summary>A command line that can't be carried out; the message is meant for the person who typed it.</summary>
internal sealed class CommandLineException(string message) : Exception(message);

/// <summary>What to write, taken from the command line. The last day is fixed unless given: the clock must not change the bytes.</summary>
internal sealed record CommandOptions(string Layout, string Out, int Rows, int Users, int Days, int Seed, DateOnly LastDay)
{
    public static readonly DateOnly DefaultLastDay = new(2025, 12, 31);

    private static readonly Dictionary<string, string[]> AllowedOptions = new()
    {
        ["ecommerce"] = ["--users", "--days"],
        ["olist"] = ["--rows"],
        ["superstore"] = ["--rows"],
        ["online-retail"] = ["--rows"],
        ["transactions"] = ["--rows"],
        ["dummy"] = ["--rows"],
        ["shop"] = ["--users"],
    };

    public static CommandOptions Parse(IReadOnlyList<string> args)
    {
        if (args.Count == 0 || !AllowedOptions.TryGetValue(args[0], out var allowed))
        {
            throw new CommandLineException(args.Count == 0 ? "Say what to write." : $"'{args[0]}' is not a layout.");
        }
        var values = ValuesOf(args, [.. allowed, "--out", "--seed", "--last-day"]);
        var path = values.GetValueOrDefault("--out") ?? throw new CommandLineException("--out is missing.");
        var defaultRows = args[0] == "dummy" ? Dummy.DummyOrders.DefaultRows : 10_000;
        var defaultUsers = args[0] == "shop" ? Shop.DemoShop.DefaultCustomers : 5000;
        return new CommandOptions(
            args[0],
            path,
            NumberOf(values, "--rows", defaultRows, 0),
            NumberOf(values, "--users", defaultUsers, 1),
            NumberOf(values, "--days", 365, 1),
            NumberOf(values, "--seed", 42, int.MinValue),
            DayOf(values, "--last-day"));
    }

    private static Dictionary<string, string> ValuesOf(IReadOnlyList<string> args, string[] allowed)
    {
        var values = new Dictionary<string, string>();
        for (var index = 1; index < args.Count; index += 2)
        {
            if (!allowed.Contains(args[index]))
            {
                throw new CommandLineException($"'{args[index]}' is not an option of {args[0]}; there are {string.Join(", ", allowed)}.");
            }
            if (index + 1 == args.Count)
            {
                throw new CommandLineException($"{args[index]} needs a value.");
            }
            values[args[index]] = args[index + 1];
        }
        return values;
    }

    private static int NumberOf(Dictionary<string, string> values, string option, int otherwise, int min)
    {
        if (!values.TryGetValue(option, out var text))
        {
            return otherwise;
        }
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min
            ? number
            : throw new CommandLineException($"{option} needs a whole number{(min > int.MinValue ? $" of at least {min}" : "")}, not '{text}'.");
    }

    private static DateOnly DayOf(Dictionary<string, string> values, string option)
    {
        if (!values.TryGetValue(option, out var text))
        {
            return DefaultLastDay;
        }
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new CommandLineException($"{option} needs a day like 2025-12-31, not '{text}'.");
    }
}
