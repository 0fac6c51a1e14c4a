using System.Text;
using ReportingPortal.Analytics;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Reports.Tests.Snapshots;

public class SnapshotJsonTests
{
    [Fact]
    public void Reading_and_writing_again_changes_no_byte()
    {
        var bytes = SnapshotJson.Write(SampleSnapshot.Northwind());
        SnapshotJson.Write(SnapshotJson.Read(bytes)).ShouldBe(bytes);
        SnapshotJson.Write(SnapshotJson.Read(SnapshotJson.Write(SampleSnapshot.Empty()))).ShouldBe(SnapshotJson.Write(SampleSnapshot.Empty()));
    }

    [Fact]
    public void Decimals_keep_their_digits()
    {
        var sample = SampleSnapshot.Empty();
        var kpis = sample.Kpis with { Current = sample.Kpis.Current with { NetSales = 12.3400m, GrossSales = 99999999999999.9999m } };
        var bytes = SnapshotJson.Write(sample with { Kpis = kpis });
        Encoding.UTF8.GetString(bytes).ShouldContain("\"net_sales\":12.3400");
        SnapshotJson.Read(bytes).Kpis.Current.GrossSales.ShouldBe(99999999999999.9999m);
    }

    [Fact]
    public void Order_in_which_a_dictionary_was_filled_does_not_matter()
    {
        var sample = SampleSnapshot.Empty();
        var first = sample with { Segments = sample.Segments with { SilhouetteByK = new Dictionary<int, double> { [2] = .5, [10] = .25 } } };
        var second = sample with { Segments = sample.Segments with { SilhouetteByK = new Dictionary<int, double> { [10] = .25, [2] = .5 } } };
        SnapshotJson.Write(first).ShouldBe(SnapshotJson.Write(second));
        SnapshotJson.Read(SnapshotJson.Write(first)).Segments.SilhouetteByK[10].ShouldBe(.25);
    }

    [Fact]
    public void Any_changed_figure_changes_the_hash()
    {
        var sample = SampleSnapshot.Northwind();
        var other = sample with { Period = new Period(sample.Period.From, sample.Period.To.AddDays(1)) };
        SnapshotJson.Hash(SnapshotJson.Write(sample)).ShouldBe(SnapshotJson.Hash(SnapshotJson.Write(SampleSnapshot.Northwind())));
        SnapshotJson.Hash(SnapshotJson.Write(sample)).ShouldNotBe(SnapshotJson.Hash(SnapshotJson.Write(other)));
    }

    [Fact]
    public void Bytes_that_lost_their_hash_are_not_read()
    {
        var bytes = SnapshotJson.Write(SampleSnapshot.Empty());
        var hash = Convert.FromHexString(SnapshotJson.Hash(bytes));
        SnapshotJson.ReadVerified(bytes, hash).Title.ShouldBe("Executive report");
        bytes[^2] ^= 1;
        Should.Throw<InvalidDataException>(() => SnapshotJson.ReadVerified(bytes, hash));
    }
}
