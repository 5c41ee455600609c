using AntiFraudBot.Bot.Platforms;
using AntiFraudBot.Bot.Platforms.Errands;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Groups;

/// <summary>客户群, by the office in its private chat: looks up at the platform which residents' groups can be sent to through their owners (rule P17).</summary>
public sealed class CustomerGroupHandler(Storage.Errands errands, IReadOnlyList<Platform> platforms) : IMessageHandler
{
    public Task<HandlerResult?> HandleAsync(Turn turn, Session session) =>
        Task.FromResult(turn.Text is "客户群" or "核对客户群" && !turn.IsResident ? Look(turn) : null);

    private HandlerResult Look(Turn turn)
    {
        var result = new HandlerResult();
        if (!turn.IsOffice) return result.Reply(turn, "客户群由平安办核对。");
        if (!turn.Private) return result.Reply(turn, "请在和我的私聊里发：客户群");
        if (platforms.FirstOrDefault(p => p.CustomerGroups is not null) is not { } platform)
            return result.Reply(turn, "没有设置企业微信自建应用，群发不到客户群。群众群照旧请转发人手工转发。");
        var look = new CustomerGroupLook { OrderedBy = turn.Speaker!.Id, UnitId = turn.Speaker.UnitId };
        return result
            .Save(s => errands.AddAsync(s, $"customer-groups/{turn.Message.Id}", platform.Name, CustomerGroupLook.Kind, look, turn.Now, turn.Now))
            .Reply(turn, "正在向企业微信核对，稍后告诉您。");
    }
}
