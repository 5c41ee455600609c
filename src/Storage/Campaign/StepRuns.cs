namespace AntiFraudBot.Storage;

/// <summary>Steps of the timetable that have been done, each once for ever under its key.</summary>
public sealed class StepRuns
{
    private const string Insert = "INSERT INTO step_runs (key, detail, at) VALUES (@Key, @Detail, @Now) ON CONFLICT (key) DO NOTHING";

    /// <summary>True for exactly one caller a key.</summary>
    public async Task<bool> TryRecordAsync(Session s, string key, string detail, DateTimeOffset now) =>
        await s.ExecuteAsync(Insert, new { Key = key, Detail = detail, Now = now }) == 1;

    /// <summary>The keys done that begin with the prefix.</summary>
    public async Task<IReadOnlySet<string>> DoneAsync(Session s, string prefix) => (await s.QueryAsync<string>(
        "SELECT key FROM step_runs WHERE substr(key, 1, length(@Prefix)) = @Prefix", new { Prefix = prefix })).ToHashSet();

    /// <summary>The keys done since then, with the instant each was done.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> DoneSinceAsync(Session s, DateTimeOffset since) =>
        (await s.QueryAsync<Done>("SELECT key, at FROM step_runs WHERE at >= @Since", new { Since = since })).ToDictionary(d => d.Key, d => d.At);

    private sealed record Done
    {
        public string Key { get; init; } = "";
        public DateTimeOffset At { get; init; }
    }
}
