using ReportingPortal.Analytics.Clustering;
using ReportingPortal.Analytics.Segments;
using ReportingPortal.Analytics.Tests.Clustering;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Segments;

public class SegmentationTests
{
    private static readonly string[] Purchases = ["recency_days", "frequency", "monetary"];
    private static readonly string[] Behaviour = ["sessions", "events", "distinct_products", "distinct_categories", "purchases", "spend"];

    [Fact]
    public void Three_kinds_of_customers_are_found_and_ordered_by_spend()
    {
        var result = Of(Purchases, ThreeKinds());

        (result.K, result.Notice).ShouldBe((3, null));
        result.Features.ShouldBe(Purchases);
        result.Silhouette.ShouldBe(result.SilhouetteByK.Values.Max());
        result.SilhouetteByK.Keys.ShouldBe(Enumerable.Range(2, 7));
        result.Segments.Select(s => (s.Id, s.Name, s.Customers)).ShouldBe(
            [((short)1, "High-Value Customers", 30), ((short)2, "Active Shoppers", 30), ((short)3, "Occasional Buyers", 30)]);
        // Means of the raw values, not means of logarithms carried back.
        result.Segments[0].Centroid.ShouldBe([10, 20, 5014.5], 1e-9);
        result.SegmentIds.Length.ShouldBe(90);
    }

    [Fact]
    public void The_order_of_input_is_irrelevant()
    {
        var rows = Rows(Points.Clouds(1, 400, 3, 4, 1)).ToList();

        var (forward, backward) = (Of(Purchases, rows), Of(Purchases, Enumerable.Reverse(rows)));

        backward.CustomerIds.ShouldBe(forward.CustomerIds);
        backward.SegmentIds.ShouldBe(forward.SegmentIds);
        backward.Silhouette.ShouldBe(forward.Silhouette);
        backward.Inertia.ShouldBe(forward.Inertia);
    }

    [Fact]
    public void Below_fifty_customers_there_are_no_segments_and_a_reason()
    {
        var result = Of(Purchases, ThreeKinds().Take(49));

        (result.K, result.Notice).ShouldBe((0, "49 customers have data; segments need at least 50."));
        result.SegmentIds.ShouldBeEmpty();
    }

    [Fact]
    public void Customers_who_all_look_the_same_have_no_segments()
    {
        var result = Of(Purchases, Enumerable.Range(0, 60).Select(i => ($"C{i}", new double[] { 3, 1, 10 })));

        result.K.ShouldBe(0);
        result.Notice.ShouldStartWith("All customers look the same");
    }

    [Fact]
    public void No_more_segments_than_different_customers()
    {
        var result = Of(Purchases, Enumerable.Range(0, 60).Select(i => ($"C{i}", new double[] { i % 3, 1 + i % 3, 10 * (i % 3) })));

        result.K.ShouldBe(3);
        result.SilhouetteByK.Keys.ShouldBe([2, 3]);
    }

    [Fact]
    public void A_number_of_segments_that_is_asked_for_is_made_though_another_fits_better()
    {
        var result = Of(Purchases, ThreeKinds(), wanted: 5);

        (result.K, result.Segments.Count).ShouldBe((5, 5));
        result.SilhouetteByK.MaxBy(pair => pair.Value).Key.ShouldBe(3);
        result.Silhouette.ShouldBe(result.SilhouetteByK[5]);
        result.Segments.Sum(segment => segment.Customers).ShouldBe(90);
    }

    [Fact]
    public void More_segments_asked_for_than_there_are_different_customers_are_none_and_a_reason()
    {
        var result = Of(Purchases, Enumerable.Range(0, 60).Select(i => ($"C{i}", new double[] { i % 3, 1 + i % 3, 10 * (i % 3) })), wanted: 4);

        result.K.ShouldBe(0);
        result.Notice.ShouldStartWith("4 segments are asked for, but these customers differ in 3 ways only");
    }

    [Fact]
    public void A_feature_equal_for_all_is_left_out()
    {
        var result = Of(Purchases, ThreeKinds().Select(row => (row.CustomerId, new[] { row.Values[0], 1, row.Values[2] })));

        result.Features.ShouldBe(["recency_days", "monetary"]);
        result.Segments[0].Centroid.Length.ShouldBe(2);
    }

    [Fact]
    public void Overlapping_customers_are_noticed_as_weak_structure()
    {
        var cloud = Points.Clouds(2, 500, 6, 1, 0);

        var result = Of(Behaviour, cloud.Select((p, i) => ($"C{i}", Array.ConvertAll(p, v => Math.Exp(v + 5)))));

        result.Silhouette.ShouldBeLessThan(.25);
        result.Notice.ShouldStartWith("Weak structure: the mean silhouette is 0.");
    }

    [Fact]
    public void Of_more_customers_than_the_sample_all_have_the_segment_whose_centre_is_nearest()
    {
        var rows = Points.Clouds(3, Segmentation.CentresSample + 5_000, 3, 4, 1).Select((p, i) => ($"C{i:D5}", Array.ConvertAll(p, v => Math.Exp(v + 4)))).ToList();

        var (result, again) = (Of(Purchases, rows), Of(Purchases, Enumerable.Reverse(rows)));

        again.SegmentIds.AsSpan().SequenceEqual(result.SegmentIds).ShouldBeTrue();
        result.CustomerIds.Length.ShouldBe(rows.Count);
        result.Segments.Sum(segment => segment.Customers).ShouldBe(rows.Count);
        var scaled = FeatureScaling.Scale(FeatureTable.Of(Purchases, rows));
        // Within Lloyd's tolerance: the last move of the centres is not followed by another assignment.
        Enumerable.Range(0, rows.Count).Count(i =>
        {
            var point = Array.ConvertAll(scaled.Columns, column => column[i]);
            return result.SegmentIds[i] != result.Segments.MinBy(segment => segment.ZCentroid.Zip(point, (z, p) => (z - p) * (z - p)).Sum())!.Id;
        }).ShouldBeLessThan(rows.Count / 200);
    }

    [Fact]
    public void Negative_amounts_count_as_nothing()
    {
        var result = Of(Purchases, ThreeKinds().Select((row, i) => (row.CustomerId, new[] { row.Values[0], row.Values[1], i < 30 ? -5.0 - i : row.Values[2] })));

        result.Segments.ShouldAllBe(s => s.ZCentroid.All(double.IsFinite));
    }

    [Fact]
    public void A_segment_keeps_id_and_name_between_runs()
    {
        var first = Of(Purchases, ThreeKinds());
        // Numbered and named as an earlier run might have left them.
        var previous = new PreviousSegments(first.Features,
            [new(7, "Silver surfers", first.Segments[1].ZCentroid), new(4, "Gold diggers", first.Segments[0].ZCentroid), new(9, "Sleepers", first.Segments[2].ZCentroid)]);

        var second = Segmentation.Of(FeatureTable.Of(Purchases, ThreeKinds()), previous, new KMeansOptions());

        second.Segments.Select(s => (s.Id, s.Name)).ShouldBe([((short)4, "Gold diggers"), ((short)7, "Silver surfers"), ((short)9, "Sleepers")]);
    }

    [Fact]
    public void A_segment_more_than_before_gets_an_id_and_a_name_nobody_has()
    {
        var first = Of(Purchases, ThreeKinds());
        var previous = new PreviousSegments(first.Features,
            [new(1, "High-Value Customers", first.Segments[0].ZCentroid), new(2, "Occasional Buyers", first.Segments[2].ZCentroid)]);

        var second = Segmentation.Of(FeatureTable.Of(Purchases, ThreeKinds()), previous, new KMeansOptions());

        second.Segments.Select(s => (s.Id, s.Name)).ShouldBe([((short)1, "High-Value Customers"), ((short)3, "Active Shoppers"), ((short)2, "Occasional Buyers")]);
    }

    [Fact]
    public void Other_features_than_before_begin_anew()
    {
        var previous = new PreviousSegments(["sessions"], [new(5, "Old", [0])]);

        Segmentation.Of(FeatureTable.Of(Purchases, ThreeKinds()), previous, new KMeansOptions()).Segments.Select(s => s.Id).ShouldBe([(short)1, (short)2, (short)3]);
    }

    [Fact]
    public void Behaviour_names_browsers_and_numbers_equal_names()
    {
        double[][] z = [[0, 0, 0, 0, 1, 2], [1, 1, 1, 1, -1, 0], [-1, -1, 0, 0, -1, -1], [-2, -1, 0, 0, -1, -2], [1, 1, 0, 0, 0, -2]];

        SegmentNames.Choose(Behaviour, z, new string?[5]).ShouldBe(
            ["High-Value Customers", "Casual Browsers", "Occasional Buyers", "Occasional Buyers 2", "Active Shoppers"]);
    }

    /// <summary>30 recent big spenders, 30 recent small ones, 30 of long ago.</summary>
    private static IEnumerable<(string CustomerId, double[] Values)> ThreeKinds()
        => Enumerable.Range(0, 90).Select(i => ($"C{i:D2}", (i / 30) switch
        {
            0 => new double[] { 10, 20, 5000 + i },
            1 => [15, 8, 300 + i],
            _ => [400, 1, 20 + i],
        }));

    private static IEnumerable<(string, double[])> Rows(double[][] points)
        => points.Select((p, i) => ($"C{i * 7919 % 1000:D3}", Array.ConvertAll(p, v => Math.Exp(v + 4))));

    private static SegmentationResult Of(string[] names, IEnumerable<(string, double[])> rows, int? wanted = null)
        => Segmentation.Of(FeatureTable.Of(names, rows), PreviousSegments.None, new KMeansOptions(), wanted);
}
