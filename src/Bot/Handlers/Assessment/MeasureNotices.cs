using AntiFraudBot.Domain.Assessment;

namespace AntiFraudBot.Bot.Handlers.Assessment;

/// <summary>Who hears of a decision, and in which words: head and liaison of the unit, privately.</summary>
public sealed class MeasureNotices
{
    /// <summary>Returns how many people were told; nobody hears of what was rejected.</summary>
    public int Tell(Turn turn, HandlerResult result, Measure measure, string step, string words)
    {
        if (step == "rejected" && measure.Rule != MeasureDecision.Rectified) return 0;
        var unit = turn.Tree[measure.UnitId];
        var people = new[] { unit.HeadId, unit.LiaisonId }.OfType<string>().Distinct().Where(turn.Registry.Members.ContainsKey).ToList();
        var because = words.Length == 0 ? "" : $"平安办说：{words}。";
        var text = step switch
        {
            "approved" => MeasureText.Notice(unit, measure),
            "rejected" => $"【整改未通过】{unit.Name}：{measure.Reason}。{because}整改好了请再报一次。",
            "upheld" => $"【申诉答复】{MeasureText.Label(measure)}（{measure.Reason}，{MeasureText.What(measure)}）：维持。{because}",
            "revoked" => $"【撤销通知】{MeasureText.Label(measure)}（{measure.Reason}，{MeasureText.What(measure)}）：已撤销，不再计入。{because}",
            _ => $"【解除通知】{MeasureText.Label(measure)}（{MeasureText.What(measure)}）：已解除。{because}",
        };
        foreach (var member in people) result.Tell(turn, member, text);
        return people.Count;
    }

    /// <summary>The short confirmation for the office.</summary>
    public static string Done(Measure measure, string step) => step switch
    {
        "approved" when measure is { Kind: MeasureKind.Lift, Rule: MeasureDecision.Rectified } => "验收合格，牌子已解除",
        "approved" when measure.AppealUntil is { } last => $"已批准（{MeasureText.What(measure)}），{Domain.Ranking.Figures.Day(last)}24时前可以申诉",
        "approved" => $"已批准（{MeasureText.What(measure)}）",
        "rejected" when measure.Rule == MeasureDecision.Rectified => "验收不合格，牌子不解除",
        "rejected" => "已驳回，不通知该单位",
        "upheld" => "申诉已答复：维持",
        "revoked" => "已撤销，不再计入",
        _ => "已解除",
    };

    /// <summary>How the office gets the letter that goes with it.</summary>
    public static string Paper(string unit, Measure measure, string step) => (step, measure.Kind) switch
    {
        ("approved", MeasureKind.Interview) => $"要打印请回复：约谈通知 {unit}",
        ("approved", MeasureKind.Yellow or MeasureKind.Red) => $"要打印请回复：整改单 {unit}",
        _ => "",
    };
}
