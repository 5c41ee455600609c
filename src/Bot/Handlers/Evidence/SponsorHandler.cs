using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>我的包干: a cadre's own people by the newest roster; the head of the unit sees every cadre (rule E7). Always in private.</summary>
public sealed partial class SponsorHandler(RosterCabinet cabinet) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || !Asked().IsMatch(turn.Text)) return null;
        var text = await TextAsync(turn, session);
        return turn.Private ? new HandlerResult().Reply(turn, text) : new HandlerResult().Tell(turn, turn.Speaker!.Id, text).Reply(turn, "已私聊回复。");
    }

    private async Task<string> TextAsync(Turn turn, Session session)
    {
        var village = turn.Tree.Above(turn.Speaker!.UnitId, Tier.Village);
        var units = turn.Tree.Subtree(village?.Id ?? turn.Speaker.UnitId).Where(u => u.Tier is Tier.Village or Tier.Grid).Select(u => u.Id).ToList();
        var newest = (await cabinet.OfUnitsAsync(session, units)).DistinctBy(r => r.UnitId).ToList();
        var lines = new List<string>();
        foreach (var roster in newest.OrderBy(r => turn.Tree[r.UnitId].Order))
        {
            var sponsors = await cabinet.SponsorsAsync(session, roster.Id);
            var unit = turn.Tree[roster.UnitId];
            var shown = IsHead(turn, unit) ? sponsors : [.. sponsors.Where(s => s.MemberId == turn.Speaker.Id)];
            if (shown.Count > 0) lines.Add($"{unit.Name}第{CampaignWeek.Parse(roster.Week)!.Number}周花名册：");
            lines.AddRange(shown.Select(s => Line(turn, s)));
        }

        return lines.Count > 0 ? string.Join('\n', lines) : "花名册里还没有您包干的人。花名册要有“包干人”一列，写您的姓名，例：包干人 薛冬全";
    }

    private static bool IsHead(Turn turn, OrgUnit unit) =>
        unit.HeadId == turn.Speaker!.Id || turn.Tree.Above(unit.Id, Tier.Village)?.HeadId == turn.Speaker.Id;

    private static string Line(Turn turn, StoredSponsor sponsor)
    {
        var who = sponsor.MemberId.Length == 0 ? "其他人（名字没登记）" : sponsor.MemberId == turn.Speaker!.Id ? "您" : turn.Registry.NameOf(sponsor.MemberId);
        var left = sponsor.People - sponsor.Installed;
        return $"{who}包干{sponsor.People}人：已安装{sponsor.Installed}，注册{sponsor.Registered}，开启预警{sponsor.Alerted}{(left == 0 ? "，全部装完" : $"，还有{left}人没装")}";
    }

    [GeneratedRegex(@"\A(我的包干(人|户|进度|情况)?|包干(进度|情况)|我包干的人?)[?？。]?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Asked();
}
