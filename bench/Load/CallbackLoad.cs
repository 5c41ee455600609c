using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using AntiFraudBot.Channels.Crypto;

namespace AntiFraudBot.Bench.Load;

/// <summary>What a platform waits for when it calls the bot: encrypted messages to the app's address, answered after the durable insert, while others are handled.</summary>
internal static class CallbackLoad
{
    private const string Token = "benchToken", AesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", CorpId = "ww00bench";
    private const int CallsPerSecond = 100;

    private static readonly IReadOnlyDictionary<string, string> Settings = new Dictionary<string, string>
    {
        // Nothing listens there: the bot answers nobody, and everything it hears keeps its store busy.
        ["WeCom__ApiBase"] = "http://127.0.0.1:9",
        ["WeCom__App__CorpId"] = CorpId,
        ["WeCom__App__AgentId"] = "1000002",
        ["WeCom__App__Secret"] = "bench-not-a-secret",
        ["WeCom__App__Token"] = Token,
        ["WeCom__App__EncodingAESKey"] = AesKey,
    };

    private static readonly CallbackCrypto Crypto = new(Token, AesKey, CorpId);

    public static async IAsyncEnumerable<Figure> MeasureAsync(Options options, [EnumeratorCancellation] CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("afb-bench-").FullName;
        try
        {
            List<double> first = [], half = [], p99 = [], ratio = [];
            for (var run = 0; run < options.Starts; run++)
            {
                await using var bot = await BotProcess.StartAsync(Path.Combine(folder, $"data{run}"), fresh: false, ct, Settings);
                first.Add(await OneAsync(bot.Http, 0, ct));
                await SteadilyAsync(bot.Http, 1, CallsPerSecond * 2, ct); // until the compiler has seen every path
                var times = (await SteadilyAsync(bot.Http, 1000, CallsPerSecond * options.PostSeconds, ct)).Order().ToList();
                half.Add(times[times.Count / 2]);
                p99.Add(times[(int)(times.Count * 0.99)]);
                ratio.Add(p99[^1] * await BareCommits.PerSecondAsync(folder, options.BareCommits, ct) / 1000);
            }

            yield return new Figure("first callback after the start", "ms", first, "signature, decryption and the durable insert, in a process that has done nothing yet") { Goal = 1000 };
            yield return new Figure("callback at 100 a second, median", "ms", half, "counted from when the call was due; each is handled beside");
            yield return new Figure("callback at 100 a second, p99", "ms", p99) { Goal = 300 };
            yield return new Figure("callback p99 to one bare commit", "ratio", ratio);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Open loop: a call is due every 10 ms whether the one before is answered or not.</summary>
    private static async Task<IReadOnlyList<double>> SteadilyAsync(HttpClient http, int from, int calls, CancellationToken ct)
    {
        var under = new List<Task<double>>(calls);
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
        {
            var due = TimeSpan.FromSeconds(i / (double)CallsPerSecond);
            var early = due - Stopwatch.GetElapsedTime(began);
            if (early > TimeSpan.Zero) await Task.Delay(early, TimeProvider.System, ct);
            under.Add(SinceAsync(from + i, began, due));
        }

        return await Task.WhenAll(under);

        async Task<double> SinceAsync(int number, long start, TimeSpan due)
        {
            await OneAsync(http, number, ct);
            return (Stopwatch.GetElapsedTime(start) - due).TotalMilliseconds;
        }
    }

    private static async Task<double> OneAsync(HttpClient http, int number, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var xml = FormattableString.Invariant(
            $"<xml><FromUserName>person{number % 200}</FromUserName><CreateTime>{now}</CreateTime><MsgType>text</MsgType><Content>安装{number % 9}</Content><MsgId>{number}</MsgId></xml>");
        var (encrypt, nonce) = (Crypto.Encrypt(xml), number.ToString(CultureInfo.InvariantCulture));
        var address = $"/callback/wecom/app?msg_signature={Crypto.Sign(now, nonce, encrypt)}&timestamp={now}&nonce={nonce}";
        using var body = new StringContent($"<xml><ToUserName>{CorpId}</ToUserName><Encrypt>{encrypt}</Encrypt></xml>", Encoding.UTF8, "text/xml");
        using var answer = await http.PostAsync(new Uri(address, UriKind.Relative), body, ct);
        if ((int)answer.StatusCode != 200) throw new InvalidOperationException($"A callback was answered {(int)answer.StatusCode}.");
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
