namespace ReportingPortal.Reports.Formatting;

/// <summary>
/// A number cut to the three digits that decide, with the word for its size: 1.16 and "M". Numbers below ten thousand stay as they are,
/// without decimals from a hundred on. A size begins where three digits of the one below it would be a thousand: 999,500 is 1M.
/// </summary>
/// <param name="Number">Rounded, halves away from zero.</param>
/// <param name="Digits">Decimals it needs, at most.</param>
/// <param name="Word">k, M, bn or nothing.</param>
public readonly record struct Shortened(decimal Number, int Digits, string Word)
{
    private static readonly (decimal From, decimal Size, string Word)[] Sizes =
        [(999_500_000m, 1_000_000_000m, "bn"), (999_500m, 1_000_000m, "M"), (999.5m, 1_000m, "k")];

    /// <param name="number">Any number.</param>
    /// <param name="decimals">Decimals of a number below a hundred.</param>
    public static Shortened Of(decimal number, int decimals) => Of(number, decimals, 9_999.5m);

    /// <summary>At an axis, where a round 2.5k stands beside 10k.</summary>
    public static Shortened OfTick(decimal number, int decimals) => Of(number, decimals, 999.5m);

    private static Shortened Of(decimal number, int decimals, decimal thousandsFrom)
    {
        var magnitude = Math.Abs(number);
        foreach (var (from, size, word) in Sizes)
        {
            if (magnitude >= Math.Max(from, thousandsFrom))
            {
                var scaled = magnitude / size;
                return Rounded(number / size, scaled < 9.995m ? 2 : scaled < 99.95m ? 1 : 0, word);
            }
        }

        return Rounded(number, magnitude < 100 ? decimals : 0, "");
    }

    private static Shortened Rounded(decimal number, int digits, string word)
    {
        var rounded = decimal.Round(number, digits, MidpointRounding.AwayFromZero);
        var needed = Enumerable.Range(0, digits).FirstOrDefault(fewer => decimal.Round(rounded, fewer) == rounded, digits);
        return new(rounded, needed, word);
    }
}
