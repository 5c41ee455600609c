using AntiFraudBot.Documents.Pictures;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;

namespace AntiFraudBot.Bot.Pictures;

/// <summary>A township's newest edition and how far it has come.</summary>
public sealed record TownshipRelay(OrgUnit Township, Edition Edition, CascadeBoard Board);

/// <summary>What each picture is drawn from: the same figures its text was written from. Null = nothing that can be drawn.</summary>
public static class PictureSketches
{
    // Deeper or longer, a phone shows no tree: then the villages without their groups.
    private const int MostBranches = 60;

    /// <summary>The ranking as SVG; null where this machine cannot draw or the list is too long for a picture.</summary>
    public static string? Ranking(WeeklyStanding standing, int upToRank) =>
        PictureStudio.Available && RankingPicture.Of(standing, upToRank) is { Height: <= PictureStudio.MaxHeight } svg ? svg.Xml : null;

    public static Svg? Trend(Trend trend) => TrendSeries.Of(trend) is { } series ? TrendPicture.Of(series) : null;

    public static Svg? Target(TargetOutlook outlook)
    {
        if (outlook.Plan.Milestones.Count == 0 || outlook.Gone.Count == 0) return null;
        var targets = outlook.Plan.Milestones.OrderBy(m => m.Date).ToList();
        var named = string.Join('，', outlook.Ahead.Select(m => $"{Figures.Day(m.Date)}{Figures.ShortPercent(m.Percent)}"));
        var people = outlook.Base is { } all ? $"（{Figures.Count(all)}人）" : "";
        // A forecast years away would press everything else into a corner; the text says it.
        var reached = outlook.Reached(targets[^1]) is { } day && day <= targets[^1].Date.AddDays(180) ? day : (DateOnly?)null;
        return TargetPicture.Of(new TargetProgress(
            $"{outlook.Scope.Name} 安装率进度", $"目标：{named}", targets, outlook.Gone, reached,
            $"数据截至{Figures.Moment(outlook.Now)}。安装率=累计安装÷16—60岁人口{people}。虚线是序时目标{(reached is null ? "" : "，空心点是按近4周速度推算的日子，只供参考")}。"));
    }

    /// <summary>Of one township: its groups, then village by village.</summary>
    public static Svg? Relay(Edition edition, CascadeBoard board, OrgTree tree, OrgUnit township, DateTimeOffset now)
    {
        var lines = board.Lines.Where(l => tree.IsWithin(l.Unit.Id, township.Id)).ToDictionary(l => l.Unit.Id);
        if (lines.Count > MostBranches) lines = lines.Where(l => l.Value.Unit.Tier != Tier.Grid).ToDictionary();
        var branches = Branches(tree, township, 0, lines).ToList();
        if (branches.Count == 0) return null;
        var pushed = edition.PushedAt is { } at ? $"{Figures.Moment(at)}推送，" : "";
        return RelayPicture.Of(
            $"第{edition.Number}期 {edition.Title} 转发进度", $"{pushed}共{branches[0].Planned}个群", branches,
            $"数据截至{Figures.Moment(now)}。数字是已发到和已转发的群数/应发群数，每级含下级。");
    }

    /// <summary>Of a county: the townships, and their villages where the picture stays readable.</summary>
    public static Svg? Relay(OrgUnit county, IReadOnlyList<TownshipRelay> townships, OrgTree tree, DateTimeOffset now)
    {
        var parts = townships.Select(t =>
        {
            var lines = t.Board.Lines.Where(l => tree.IsWithin(l.Unit.Id, t.Township.Id) && l.Unit.Tier != Tier.Grid).ToDictionary(l => l.Unit.Id);
            return Branches(tree, t.Township, 1, lines).Select((b, i) => i == 0 ? b with { Unit = $"{b.Unit}第{t.Edition.Number}期" } : b).ToList();
        }).Where(p => p.Count > 0).ToList();
        if (parts.Count == 0) return null;
        var shown = parts.Sum(p => p.Count) > MostBranches ? parts.Select(p => p.Take(1).ToList()).ToList() : parts;
        var all = parts.SelectMany(p => p[0].Groups).GroupBy(g => g.Key).ToDictionary(g => g.Key, g => g.Sum(x => x.Value));
        var root = new RelayBranch(county.Name, 0, all);
        return RelayPicture.Of(
            $"{county.Name} 转发进度", $"{parts.Count}个乡镇，共{root.Planned}个群", [root, .. shown.SelectMany(p => p)],
            $"数据截至{Figures.Moment(now)}。数字是已发到和已转发的群数/应发群数，每级含下级；各乡镇为各自最近一期素材。");
    }

    private static IEnumerable<RelayBranch> Branches(OrgTree tree, OrgUnit unit, int depth, Dictionary<string, CascadeLine> lines)
    {
        if (!lines.TryGetValue(unit.Id, out var line)) return [];
        return tree.Children(unit.Id).SelectMany(child => Branches(tree, child, depth + 1, lines)).Prepend(new RelayBranch(unit.Name, depth, States(line)));
    }

    private static Dictionary<DeliveryState, int> States(CascadeLine line) => new()
    {
        [DeliveryState.Pending] = line.Pending,
        [DeliveryState.Sent] = line.Sent,
        [DeliveryState.RelayDue] = line.RelayDue,
        [DeliveryState.Relayed] = line.Relayed,
        [DeliveryState.Failed] = line.Failed,
        [DeliveryState.Cancelled] = line.Cancelled,
    };
}
