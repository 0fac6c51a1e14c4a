using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Benchmarks.Fuzz;

/// <summary>What became of the files, by the way they were made.</summary>
internal sealed class FuzzTally
{
    /// <summary>Growth of what is in use between two moments of rest, beyond which something is kept that should not be.</summary>
    private const long MostGrowth = 100 * 1024 * 1024;

    private readonly SortedDictionary<string, (int Loaded, int Asked, int Refused, TimeSpan Time, TimeSpan Longest)> recipes = [];
    private readonly SortedDictionary<string, int> reasons = [];
    private long memoryAtStart;
    private long memoryNow;
    private long mostMemory;

    public List<string> Problems { get; } = [];

    public void Ended(string recipe, Upload upload)
    {
        var line = recipes.GetValueOrDefault(recipe);
        recipes[recipe] = upload.Status switch
        {
            UploadStatus.Succeeded => line with { Loaded = line.Loaded + 1 },
            UploadStatus.NeedsMapping => line with { Asked = line.Asked + 1 },
            _ => line with { Refused = line.Refused + 1 },
        };
        if (upload is { Status: UploadStatus.Failed, Error: { } error })
        {
            var sentence = string.Concat(error.TakeWhile(letter => letter is not ('.' or ':')).Select(letter => char.IsDigit(letter) ? '#' : letter));
            reasons[sentence] = reasons.GetValueOrDefault(sentence) + 1;
        }
    }

    public void Took(string recipe, TimeSpan time)
    {
        var line = recipes.GetValueOrDefault(recipe);
        recipes[recipe] = line with { Time = line.Time + time, Longest = time > line.Longest ? time : line.Longest };
        mostMemory = Math.Max(mostMemory, Environment.WorkingSet);
    }

    /// <summary>A moment of rest: what is in use now is kept.</summary>
    public void Mark(int number)
    {
        memoryNow = GC.GetTotalMemory(forceFullCollection: true);
        memoryAtStart = number == 0 ? memoryNow : memoryAtStart;
        if (memoryNow - memoryAtStart > MostGrowth)
        {
            Problems.Add($"{number}: {(memoryNow - memoryAtStart) >> 20} MB more in use than at the start");
        }
    }

    public void Print()
    {
        Console.WriteLine($"{"made by",-22}{"loaded",8}{"asked",8}{"refused",9}{"seconds",9}{"longest",9}");
        foreach (var (recipe, line) in recipes)
        {
            Console.WriteLine($"{recipe,-22}{line.Loaded,8}{line.Asked,8}{line.Refused,9}{line.Time.TotalSeconds,9:N1}{line.Longest.TotalSeconds,9:N2}");
        }

        Console.WriteLine("reasons of refusal:");
        foreach (var (sentence, count) in reasons.OrderByDescending(pair => pair.Value))
        {
            Console.WriteLine($"{count,8}  {sentence}");
        }

        Console.WriteLine($"managed memory in use: {memoryAtStart >> 20} MB at the start, {memoryNow >> 20} MB at the end; working set at most {mostMemory >> 20} MB");
        Console.WriteLine(Problems.Count == 0 ? "nothing found" : $"{Problems.Count} problems:");
        Problems.Take(50).ToList().ForEach(Console.WriteLine);
    }
}
