using ReportingPortal.Reports.Executive;
using ReportingPortal.Reports.Snapshots;

namespace ReportingPortal.Reports.Tests.Snapshots;

public class SnapshotJsonTests
{
    [Fact]
    public void A_stored_snapshot_prints_the_same_report()
    {
        var snapshot = SampleSnapshot.Northwind();

        var restored = SnapshotJson.Read(SnapshotJson.Write(snapshot));

        ExecutivePdf.Render(restored, "abc").AsSpan().SequenceEqual(ExecutivePdf.Render(snapshot, "abc")).ShouldBeTrue();
    }

    [Fact]
    public void Writing_again_gives_the_same_bytes_and_hash()
    {
        var json = SnapshotJson.Write(SampleSnapshot.Northwind());

        var again = SnapshotJson.Write(SnapshotJson.Read(json));

        again.AsSpan().SequenceEqual(json).ShouldBeTrue();
        SnapshotJson.Hash(again).ShouldBe(SnapshotJson.Hash(json));
        SnapshotJson.Hash(json).Length.ShouldBe(64);
    }
}
