using OpenTelemetry;
using OpenTelemetry.Logs;

namespace AntiFraudBot.Bot.Telemetry;

/// <summary>
/// What an exception says may quote the text it failed on. What leaves the machine keeps its type and its place in the code instead (rule U8).
/// </summary>
public sealed class WithoutWords : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (data.Exception is not { } exception) return;
        data.Attributes =
        [
            .. data.Attributes ?? [],
            new("exception.type", exception.GetType().FullName),
            new("exception.stacktrace", exception.StackTrace),
        ];
        data.Exception = null;
    }
}
