using System.Diagnostics;
using ReportingPortal.Data.Uploads;
using ReportingPortal.Ingestion.Loading;
using ReportingPortal.Ingestion.Mapping;
using ReportingPortal.Ingestion.Parsing;
using ReportingPortal.Ingestion.Reading;
using ReportingPortal.Ingestion.Sniffing;
using ReportingPortal.Ingestion.Storing;
using ReportingPortal.Testing.Files;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Reading;

/// <summary>The first thousands of the files that <c>ReportingPortal.Benchmarks -- fuzz</c> sends through the whole pipeline.</summary>
public class BadFileTests
{
    private const int Seed = 20_261_121;
    private const int Files = 3_000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    [Fact]
    public void Every_bad_file_is_read_or_refused_with_a_sentence_for_people()
    {
        var (read, refused, problems) = (0, 0, new List<string>());
        for (var number = 0; number < Files; number++)
        {
            var file = BadFiles.Of(Seed, number);
            var watch = Stopwatch.StartNew();
            try
            {
                read += Read(file.Content, 0) > 0 ? 1 : 0;
            }
            catch (Exception e) when (FailureMessage.Of(e, UploadTask.Load) is var sentence && !sentence.Contains("went wrong inside", StringComparison.Ordinal))
            {
                refused++;
            }
            catch (Exception e)
            {
                problems.Add($"{number} ({file.Recipe}): {e}");
            }

            if (watch.Elapsed > Longest)
            {
                problems.Add($"{number} ({file.Recipe}) took {watch.Elapsed}");
            }
        }

        problems.ShouldBeEmpty();
        (read > Files / 10 && refused > Files / 10).ShouldBeTrue($"{read} read, {refused} refused: the files prove nothing");
    }

    /// <returns>Rows read, of a file and of those inside it.</returns>
    private static long Read(byte[] file, int archives)
    {
        using var content = PortalReader.ContentOf(file, archives: archives);
        return content.IsSeveral
            ? content.Members.Sum(member => Inside(member, archives))
            : Rows(content);
    }

    private static long Inside(ContentMember member, int archives)
    {
        try
        {
            return Read(PortalReader.All(member.Open()), archives + 1);
        }
        catch (UnreadableFileException)
        {
            return 0;
        }
    }

    private static long Rows(FileContent content)
    {
        var dialect = FileSniffer.Sniff(content);
        var choice = LayoutChoice.Of(new Upload(), dialect, null);
        if (choice.Question is not null)
        {
            return 0;
        }

        using var reader = FileSniffer.Open(content.Open(), dialect);
        var rows = RowReader.Of(reader, choice.Layout, "EUR", TimeZoneInfo.Utc);
        var copy = new CopyWriter(Stream.Null);
        var count = 0L;
        while (rows.Next(copy))
        {
            count++;
        }

        copy.Complete();
        return count;
    }
}
