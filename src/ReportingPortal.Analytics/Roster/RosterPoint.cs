namespace ReportingPortal.Analytics.Roster;

/// <summary>Where a run's customers stood at one of its points, by place.</summary>
/// <param name="Groups">Codes; <see cref="NeverGrouped"/> for who has none at any point.</param>
/// <param name="NetSales">In ten-thousandths.</param>
internal sealed record RosterPoint(byte[] Groups, long[] NetSales)
{
    public const byte NeverGrouped = byte.MaxValue;

    public static RosterPoint Of(IReadOnlyList<(byte[] Groups, byte[] NetSales)> packs)
    {
        var netSales = new List<long>();
        foreach (var pack in packs)
        {
            PackedMoney.Unpack(pack.NetSales, netSales);
        }

        return new RosterPoint([.. packs.SelectMany(pack => pack.Groups)], [.. netSales]);
    }
}
