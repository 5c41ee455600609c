namespace AntiFraudBot.Bench;

/// <summary>How much is measured. Long = more and longer runs, for a quiet machine. Part = load, callback or micro; null = all.</summary>
public sealed record Options(bool Long, string Commit, string? Out, string? Part)
{
    public int Starts => Long ? 7 : 3;

    public int PipelineRuns => Long ? 5 : 3;

    public int PipelineMessages => Long ? 4000 : 2000;

    public int PostSeconds => Long ? 60 : 10;

    public int BareCommits => Long ? 2000 : 500;

    public static Options? Read(string[] args)
    {
        var options = new Options(false, "unknown", null, null);
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--long" => options with { Long = true },
                "--commit" when i + 1 < args.Length => options with { Commit = args[++i] },
                "--part" when i + 1 < args.Length && args[i + 1] is "load" or "callback" or "micro" => options with { Part = args[++i] },
                "--out" when i + 1 < args.Length => options with { Out = args[++i] },
                _ => null!,
            };
            if (options is null) return null;
        }

        return options;
    }
}
