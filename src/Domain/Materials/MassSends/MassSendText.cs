using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Materials.MassSends;

/// <summary>What the owner of customer groups reads.</summary>
public static class MassSendText
{
    private const int MostNames = 6;

    public static string Prepared(MassSend send) =>
        $"{What(send)}已放进您企业微信的“群发助手”，要发到{send.Groups.Count}个客户群：{Names(send.Groups)}。\n请打开企业微信点“发送”，点了就算转发，不用再回复。";

    /// <summary>why: in Chinese, without a full stop; hearing: whether the answer in a group needs the @.</summary>
    public static string ByHand(MassSend send, IReadOnlyList<MassTarget> groups, string why, Hearing hearing)
    {
        var answer = hearing == Hearing.Mention ? "转发后在群里@我回复" : "转发后回复";
        return $"{Names(groups)}没有群发成：{why}。请把{What(send)}手工转发到这{(groups.Count == 1 ? "个群" : $"{groups.Count}个群")}。\n{answer}，例：已转发到{groups.Count}个群";
    }

    /// <summary>For the office: what waits for whose confirmation.</summary>
    public static string Waiting(IReadOnlyList<MassSend> sends, Registry registry)
    {
        var people = sends.Select(s => registry.NameOf(s.RelayId)).Distinct().ToList();
        var names = string.Join('、', people.Take(MostNames)) + (people.Count > MostNames ? $"等{people.Count}人" : "");
        return $"客户群群发：还有{sends.Sum(s => s.Groups.Count)}个群等{names}在企业微信里点“发送”。";
    }

    public static string Names(IReadOnlyList<MassTarget> groups) =>
        string.Join('、', groups.Take(MostNames).Select(g => g.Name)) + (groups.Count > MostNames ? $"等{groups.Count}个群" : "");

    private static string What(MassSend send) => send.Flash ? "紧急提醒" : $"第{send.Number}期反诈宣传";
}
