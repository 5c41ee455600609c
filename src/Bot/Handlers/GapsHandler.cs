using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>检查, from the office privately: what is missing in the registry for everybody to be reached (rule U7).</summary>
public sealed class GapsHandler : IMessageHandler
{
    public Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (!turn.IsOffice || !turn.Private || turn.Text is not ("检查" or "检查单位" or "检查群")) return Task.FromResult<HandlerResult?>(null);
        var gaps = RegistryGaps.Of(turn.Registry, turn.Speaker!.UnitId, WorkCalendar.LocalDate(turn.Now));
        return Task.FromResult<HandlerResult?>(new HandlerResult().Reply(turn, RegistryGapsText.For(gaps) ?? "单位和群都检查过了，没有问题。"));
    }
}
