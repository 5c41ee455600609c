using System.Globalization;
using AntiFraudBot.Channels.Crypto;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.WeCom.Crypto;

/// <summary>
/// What every callback passes first (rule P13): signature, time, whether it was seen before, decryption. A delivery that was taken before is
/// a repetition of the platform or of somebody who listened: it gets the same empty answer and goes no further.
/// </summary>
public sealed partial class CallbackGate(CallbackCrypto crypto, TimeProvider clock, ILogger log)
{
    private const int MaxRemembered = 50_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _taken = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>The answer to the platform's check of the address: the plain text, exactly.</summary>
    public CallbackAnswer Verify(CallbackRequest request)
    {
        // A proxy may have read the + of base64 as a blank.
        var echo = Query(request, "echostr").Replace(' ', '+');
        return Examine(request, echo) is Opened.Plain plain ? new CallbackAnswer(200, "text/plain", plain.Text) : CallbackAnswer.Refused;
    }

    /// <summary>A message in the platform's own envelope: query and encrypted text.</summary>
    public (IReadOnlyDictionary<string, string> Query, string Encrypt) Sealed(string plain)
    {
        var (encrypt, timestamp) = (crypto.Encrypt(plain), clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        var signature = crypto.Sign(timestamp, "0", encrypt);
        return (new Dictionary<string, string> { ["msg_signature"] = signature, ["timestamp"] = timestamp, ["nonce"] = "0" }, encrypt);
    }

    public Opened Examine(CallbackRequest request, string encrypt)
    {
        var opened = Open(request, encrypt);
        if (opened is Opened.Refused refused) Log.Refused(log, request.Method, refused.Reason);
        return opened;
    }

    public bool WasTaken(CallbackRequest request)
    {
        lock (_gate) return _taken.ContainsKey(Signature(request));
    }

    /// <summary>To be called when the delivery is stored, not before: a delivery that failed comes again with the same signature.</summary>
    public void Taken(CallbackRequest request)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            while (_order.TryPeek(out var oldest) && (_order.Count >= MaxRemembered || _taken[oldest] + (2 * Window) < now))
            {
                _taken.Remove(oldest);
                _order.Dequeue();
            }

            if (_taken.TryAdd(Signature(request), now)) _order.Enqueue(Signature(request));
        }
    }

    private Opened Open(CallbackRequest request, string encrypt)
    {
        var timestamp = Query(request, "timestamp");
        if (!crypto.IsSigned(Signature(request), timestamp, Query(request, "nonce"), encrypt)) return new Opened.Refused("signature");
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return new Opened.Refused("timestamp");
        if (Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) > Window.TotalSeconds) return new Opened.Refused("too-old-or-ahead");
        return crypto.Decrypt(encrypt);
    }

    private static string Signature(CallbackRequest request) => Query(request, "msg_signature");

    private static string Query(CallbackRequest request, string name) => request.Query.GetValueOrDefault(name, "");

    private static partial class Log
    {
        [LoggerMessage(310, LogLevel.Warning, "A WeCom callback ({Method}) was refused: {Reason}")]
        public static partial void Refused(ILogger logger, string method, string reason);
    }
}
