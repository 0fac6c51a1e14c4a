using ReportingPortal.Ingestion.Keys;
using ReportingPortal.Ingestion.Loading;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Keys;

public class KeySketchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public void Each_key_of_a_set_is_found_in_it_alone_and_among_others(int count)
    {
        var (own, others) = (Named("O", 0, count), Named("X", 0, count));
        var packed = KeySketch.Of(own.Sorted());
        var all = own.Sorted().ToArray();

        for (var i = 0; i < all.Length; i += Math.Max(1, all.Length / 1000))
        {
            KeySketch.Meets(packed, count, [all[i]]).ShouldBeTrue();
            var among = others.Sorted().ToArray().Append(all[i]).Order().ToArray();
            KeySketch.Meets(packed, count, among).ShouldBeTrue();
            i += count > 1000 ? count / 5 : 0;
        }
    }

    [Fact]
    public void Large_sets_that_share_nothing_are_told_apart_in_some_four_bytes_a_key()
    {
        var packed = KeySketch.Of(Named("O-", 0, 200_000).Sorted());

        // 200,000 keys asked for, each wrong once in 67 million: these all come out right.
        foreach (var start in new[] { 200_000, 400_000, 600_000 })
        {
            KeySketch.Meets(packed, 200_000, Named("O-", start, 200_000).Sorted()).ShouldBeFalse();
        }

        packed.Length.ShouldBeInRange(600_000, 900_000);
    }

    [Fact]
    public void An_empty_set_meets_nothing()
    {
        KeySketch.Of([]).ShouldBeEmpty();
        KeySketch.Meets([], 0, [1, 2, ulong.MaxValue]).ShouldBeFalse();
        KeySketch.Meets(KeySketch.Of([5, ulong.MaxValue]), 2, []).ShouldBeFalse();
        KeySketch.Meets(KeySketch.Of([5, ulong.MaxValue]), 2, [ulong.MaxValue]).ShouldBeTrue();
    }

    [Fact]
    public void Keys_are_kept_once_whatever_their_order_and_zero_is_none()
    {
        var keys = new KeyHashes();
        foreach (var key in Enumerable.Range(0, 30_000).Select(i => (long)(i * 7919 % 10_000)))
        {
            keys.Add(key);
        }

        keys.IsComplete.ShouldBeTrue();
        keys.Sorted().ToArray().ShouldBe(Enumerable.Range(1, 9_999).Select(i => (ulong)i));
    }

    [Fact]
    public void Beyond_three_million_keys_nothing_is_kept()
    {
        var keys = new KeyHashes();
        for (var key = 1L; key <= 3_145_729; key++)
        {
            keys.Add(key);
        }

        keys.IsComplete.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => keys.Sorted().Length);
    }

    [Fact]
    public void A_text_written_to_the_server_and_the_same_text_from_elsewhere_have_one_hash()
    {
        using var stream = new MemoryStream();
        var copy = new CopyWriter(stream);
        foreach (var text in new[] { "C1", "O-00001234", "Jürgen Groß", new string('x', 300) })
        {
            copy.BeginRow(1);
            var start = copy.Position;
            copy.Text(System.Text.Encoding.UTF8.GetBytes(text));

            copy.KeySince(start).ShouldBe(RowHash.KeyOf(System.Text.Encoding.UTF8.GetBytes(text)));
        }
    }

    private static KeyHashes Named(string prefix, int start, int count)
    {
        var keys = new KeyHashes();
        for (var i = start; i < start + count; i++)
        {
            keys.Add(RowHash.KeyOf(System.Text.Encoding.UTF8.GetBytes($"{prefix}{i:00000000}")));
        }

        return keys;
    }
}
