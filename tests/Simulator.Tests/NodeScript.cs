using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace AntiFraudBot.Simulator.Tests;

/// <summary>A script of the node folder, spoken to in JSON lines. Packages are installed there with <c>npm ci --ignore-scripts</c>; test.sh does it.</summary>
internal sealed class NodeScript : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly Task reading;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> calls = new();
    private readonly Channel<JsonObject> lines = Channel.CreateUnbounded<JsonObject>();
    private readonly List<JsonObject> passedOver = [];
    private int number;

    public NodeScript(string script, params string[] arguments)
    {
        var folder = Path.Combine(Root(), "tests", "Simulator.Tests", "node");
        if (!Directory.Exists(Path.Combine(folder, "node_modules"))) throw new InvalidOperationException("Run npm ci --ignore-scripts in tests/Simulator.Tests/node first.");
        var start = new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        process = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        reading = ReadAsync();
    }

    /// <summary>Calls a method by number; fails when the script says it failed.</summary>
    public async Task<JsonNode?> DoAsync(string method, params JsonNode?[] args)
    {
        var answer = await TryAsync(method, args);
        return answer["ok"]!.GetValue<bool>() ? answer["result"] : throw new InvalidOperationException(answer.ToJsonString());
    }

    /// <summary>As <see cref="DoAsync"/>, failures included: {"ok":false,"error":…}.</summary>
    public async Task<JsonObject> TryAsync(string method, params JsonNode?[] args)
    {
        var id = Interlocked.Increment(ref number);
        var answer = calls[id] = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        await WriteAsync(new JsonObject { ["id"] = id, ["do"] = method, ["args"] = new JsonArray([.. args.Select(a => a?.DeepClone())]) });
        return await answer.Task.WaitAsync(Patience);
    }

    /// <summary>One line out, one line in.</summary>
    public async Task<JsonObject> AskAsync(JsonObject wish)
    {
        await WriteAsync(wish);
        return await lines.Reader.ReadAsync().AsTask().WaitAsync(Patience);
    }

    /// <summary>The first event of a name that was not taken yet.</summary>
    public async Task<JsonObject> EventAsync(string name)
    {
        if (passedOver.Find(e => e["event"]?.ToString() == name) is { } known)
        {
            passedOver.Remove(known);
            return known;
        }

        while (true)
        {
            var next = await lines.Reader.ReadAsync().AsTask().WaitAsync(Patience);
            if (next["event"]?.ToString() == name) return next;
            passedOver.Add(next);
        }
    }

    public async Task<JsonObject> FrameAsync(string name) => (JsonObject)(await EventAsync(name))["frame"]!;

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!process.HasExited) process.Kill();
        await reading;
        process.Dispose();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AntiFraudBot.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    private async Task WriteAsync(JsonObject line)
    {
        await process.StandardInput.WriteLineAsync(line.ToJsonString());
        await process.StandardInput.FlushAsync();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } text)
        {
            var line = (JsonObject)JsonNode.Parse(text)!;
            if (line["id"] is { } id && calls.TryRemove(id.GetValue<int>(), out var call)) call.SetResult(line);
            else await lines.Writer.WriteAsync(line);
        }
    }
}
