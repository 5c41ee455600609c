using AntiFraudBot.Bot.Telemetry;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Pipeline;

/// <summary>Closes questions nobody answered in time. Nothing is asked twice; the pending numbers stay on the office's list (rule A6).</summary>
public sealed class QuestionClock(
    Database database, Questions questions, Doorbell doorbell, MessageMeter meter, TimeProvider clock, [FromKeyedServices(MachineTime.Key)] TimeProvider machine,
    ILogger<QuestionClock> log) : DueWatch(database, doorbell, Door.Questions, clock, machine, log)
{
    protected override Task<IReadOnlyList<string>> DueAsync(Session s, DateTimeOffset now) => questions.ExpiredAsync(s, now);

    protected override Task<bool> DoAsync(Session s, string id, DateTimeOffset now) => questions.CloseAsync(s, id, "expired", now);

    protected override void Done(int pieces) => meter.Expired(pieces);
}
