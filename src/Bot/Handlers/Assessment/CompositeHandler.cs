using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Assessment;

/// <summary>综合得分: the composite, where the office switched it on and a superior document asks for install rates (rule J5).</summary>
public sealed class CompositeHandler(AssessmentSources sources, AssessmentPolicy policy) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || ScoreWords.Read(turn.Text) is not { Composite: true }) return null;
        if (turn.Speaker!.Role is not (Role.Office or Role.Commander or Role.Admin)) return Privately.Say(turn, "综合得分给平安办和领导看，本单位的请发：得分");
        var reach = turn.Registry.ReachOf(turn.Speaker);
        if (Townships.IssuerFor(turn.Tree, reach) is not { Tier: Tier.Township } township) return Privately.Say(turn, "综合得分按乡镇计算，请由乡镇查看。");
        var facts = await sources.OfAsync(session, turn.Tree, township, turn.Now);
        if (!policy.Composite.Enabled || !facts.InstallCounts) return Privately.Say(turn, "没有启用综合得分：要有上级文件号（设置 Ranking:DocumentNumber），并把设置 Assessment:Composite:Enabled 改为 true。");
        var scores = Composite.Of(facts, policy.Composite);
        return Privately.Say(turn, scores.Count == 0 ? "还没有综合得分：第一期数据截止后生成。" : Composite.Text(township.Name, facts.Issues[^1], scores, policy.Composite));
    }
}
