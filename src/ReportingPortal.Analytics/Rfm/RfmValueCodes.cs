using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReportingPortal.Analytics.Roster;
using ReportingPortal.Data.Tenancy;

namespace ReportingPortal.Analytics.Rfm;

/// <summary>The value of a dimension each customer has, as a number; -1 for none.</summary>
/// <param name="Count">Above every number.</param>
internal sealed record RfmValueCodes(int Count, Func<int, int> CodeOf, Func<int, string?> Name)
{
    private const int MonthsOfYear = 12;

    public static async Task<RfmValueCodes> OfAsync(TenantSession session, CustomerRoster roster, RfmDimension dimension, CancellationToken ct) => dimension.Key switch
    {
        "region" => Of(roster.Master.Regions),
        "category" => Of(roster.Run.Categories),
        "given_segment" => Of(roster.Master.GivenSegments),
        "month" => Months(roster.Master.FirstOrderDay),
        "tier" => new(CustomerGrades.Tiers.Count, place => roster.Run.Tiers[place], code => code < 0 ? null : CustomerGrades.Tiers[code]),
        _ => Segments(roster.Run.SegmentIds, await NamesAsync(session, roster.Run.RunId, ct)),
    };

    private static RfmValueCodes Of(CodedTexts texts) => new(texts.Count, place => texts.Codes[place], texts.Text);

    private static RfmValueCodes Months(int[] firstDays)
    {
        var first = firstDays.Where(day => day > 0).DefaultIfEmpty(1).Min();
        var start = Month(first);
        return new(
            Month(firstDays.DefaultIfEmpty(first).Max()) - start + 1, place => firstDays[place] == 0 ? -1 : Month(firstDays[place]) - start,
            code => code < 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{(start + code) / MonthsOfYear:0000}-{((start + code) % MonthsOfYear) + 1:00}"));
    }

    private static int Month(int dayNumber)
    {
        var day = DateOnly.FromDayNumber(dayNumber);
        return (day.Year * MonthsOfYear) + day.Month - 1;
    }

    private static RfmValueCodes Segments(short[] segmentIds, Dictionary<short, string> names)
        => new(names.Keys.DefaultIfEmpty().Max() + 1, place => segmentIds[place] == 0 ? -1 : segmentIds[place], code => code < 0 ? null : names.GetValueOrDefault((short)code));

    private static Task<Dictionary<short, string>> NamesAsync(TenantSession session, Guid runId, CancellationToken ct)
        => session.Db.Segments.AsNoTracking().Where(segment => segment.RunId == runId).ToDictionaryAsync(segment => segment.SegmentId, segment => segment.Name, ct);
}
