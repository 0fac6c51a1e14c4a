using System.Text;
using System.Text.Json;
using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Ingestion.Rules;

/// <summary>How many values of an upload a rule replaced.</summary>
public sealed record AppliedRule(Guid RuleId, long Values)
{
    public static IReadOnlyList<AppliedRule> Of(Upload upload)
        => upload.AppliedRules is null ? [] : JsonSerializer.Deserialize<List<AppliedRule>>(upload.AppliedRules) ?? [];
}

/// <summary>The rules that hold for a file, ready to be applied while its rows are read, and counted.</summary>
internal sealed class ValueRewrites(IReadOnlyList<ValueRule> rules)
{
    private readonly Dictionary<string, ColumnRewrite> bound = [];

    public static ValueRewrites None => new([]);

    /// <summary>
    /// Null where no rule is about this field: reading it costs nothing then. A field that stands in for another too is one
    /// field, and its values count once.
    /// </summary>
    public ColumnRewrite? Of(UploadKind kind, string field)
    {
        if (ValueRuleFields.Of(kind, field) is not { } name)
        {
            return null;
        }

        var own = rules.Where(rule => rule.Field == name).ToList();
        if (own.Count == 0)
        {
            return null;
        }

        return bound.TryGetValue(name, out var known) ? known : bound[name] = new ColumnRewrite(own);
    }

    /// <summary>The rules that replaced something, as JSON; null where none did.</summary>
    public string? ToJson()
    {
        var applied = bound.Values.SelectMany(rewrite => rewrite.Counts).GroupBy(count => count.RuleId)
            .Select(group => new AppliedRule(group.Key, group.Sum(count => count.Values))).Where(rule => rule.Values > 0).ToList();
        return applied.Count == 0 ? null : JsonSerializer.Serialize(applied);
    }
}

/// <summary>The rules of one field.</summary>
internal sealed class ColumnRewrite(IReadOnlyList<ValueRule> rules)
{
    private readonly (Guid RuleId, byte[] From, byte[] To)[] values =
        [.. rules.Select(rule => (rule.RuleId, Encoding.UTF8.GetBytes(rule.FromValue), Encoding.UTF8.GetBytes(rule.ToValue)))];

    private readonly long[] counts = new long[rules.Count];
    private long lastRow;

    public IEnumerable<AppliedRule> Counts => values.Zip(counts, (value, count) => new AppliedRule(value.RuleId, count));

    /// <summary>The value that is meant; a row that is asked twice counts once.</summary>
    public ReadOnlySpan<byte> Apply(ReadOnlySpan<byte> text, long row)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (text.SequenceEqual(values[i].From))
            {
                counts[i] += row == lastRow ? 0 : 1;
                lastRow = row;
                return values[i].To;
            }
        }

        return text;
    }
}
