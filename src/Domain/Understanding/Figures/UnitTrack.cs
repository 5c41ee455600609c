using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Understanding.Text;
using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding.Figures;

/// <summary>R8: whose numbers these are. A named unit holds until the next; without one it is the speaker's.</summary>
internal sealed partial class UnitTrack(UnitLexicon lexicon, Speaker speaker, List<Token> tokens, Harvest harvest)
{
    private const string Movements = "移交 移交给 交给 去 到 联系 接 接到 向 报告 报 送 转 转交 转交给 配合 会同 协同 联合 与 同 跟 由 请 给 协助 通知 往 去了 交 已转 已交 已移交 已转交 已转给 已上报 上报 在 快联系 报了 找 来 从 已报 隔壁 经";
    private static readonly string[] Visiting = ["来村", "到村", "进村", "下村", "来我", "到我", "来咱", "来校", "到校", "来所", "来院", "来了", "来讲", "来上课", "来宣讲", "来给", "来人", "派人", "派了", "派员", "民警来", "的人来"];
    private readonly HashSet<string> movements = [.. Movements.Split(' ')];
    private readonly List<string> group = [];
    private int lastEnd = -1;

    /// <summary>Units a number with 各 goes to; the last one otherwise.</summary>
    public IReadOnlyList<string> Group => group.Count == 0 ? [Quoted ?? speaker.Unit] : group;

    public string Current => Group[^1];

    public bool IsNamed => group.Count > 0;

    public string? Village { get; private set; }

    /// <summary>Takes the unit at <paramref name="i"/>; false where it is only mentioned (已移交派出所).</summary>
    public bool Take(int i)
    {
        if (Resolve(i) is not { } name)
            return false;
        if (!Continues(i))
            group.Clear();
        else if (group.Count > 0 && (lexicon.Find(name)?.Parent == group[^1] || IsPartOf(name, group[^1])))
            group.RemoveAt(group.Count - 1);
        group.Remove(name);
        group.Add(name);
        lastEnd = i;
        return true;
    }

    /// <summary>A number was booked: the next unit starts a new group.</summary>
    public void Booked() => lastEnd = -1;

    public bool IsSubject(int i) => tokens[i] is Token.OwnUnit or Token.Part or Token.UnknownUnit || (tokens[i] is Token.Unit unit && !IsMentionOnly(unit, i));

    private string? Resolve(int i) => tokens[i] switch
    {
        Token.Unit unit => Named(unit, i),
        Token.OwnUnit own => OwnName(own),
        Token.Part part => PartName(part),
        Token.UnknownUnit unknown => Unknown(unknown),
        _ => null,
    };

    // 全县 in a village's mouth is news from above, not its own number.
    private string? OwnName(Token.OwnUnit own)
    {
        var word = Source.Substring(own.Start, own.Length);
        var tier = word.EndsWith('县') ? "county" : word.EndsWith('乡') || word.EndsWith('镇') || word.EndsWith("街道", StringComparison.Ordinal) ? "township" : null;
        // 在全镇排第三 says where we stand.
        if (own.Start > 0 && Source[own.Start - 1] is '在' or '居' or '排' or '列' or '位')
            return speaker.Unit;
        // A police station counts for the whole town it serves.
        if (tier is not null && speaker.Unit.EndsWith("派出所", StringComparison.Ordinal))
            return speaker.Unit;
        if (tier is not null && speaker.Level is "village" or "grid" && lexicon.Find(speaker.Unit)?.Tier != tier)
            harvest.Doubt ??= new Doubt(DoubtKind.UnknownUnit, Words: word);
        return speaker.Unit;
    }

    private string? Named(Token.Unit unit, int i)
    {
        if (IsMentionOnly(unit, i))
            return null;
        if (unit.Candidates.Count > 1 && unit.Candidates.FirstOrDefault(u => u.Name == speaker.Unit) is null)
            harvest.Doubt ??= new Doubt(DoubtKind.AmbiguousUnit, Candidates: [.. unit.Candidates.Select(u => u.Name)]);
        // 红旗村等3个村共28人: not its own.
        if (unit.End + 1 < Source.Length && Source[unit.End] == '等' && (ChineseNumerals.IsNumeralChar(Source[unit.End + 1]) || Source[unit.End + 1] is '村' or '几' or '单'))
            harvest.Doubt ??= new Doubt(DoubtKind.Other, Candidates: [unit.Candidates[0].Name]);
        var chosen = unit.Candidates.FirstOrDefault(u => u.Name == speaker.Unit) ?? unit.Candidates[0];
        if (chosen.Tier == "village")
            Village = chosen.Name;
        return chosen.Name;
    }

    // A police station or school is often only mentioned; a village behind 在 or 到 is where the work was done.
    private bool IsMentionOnly(Token.Unit unit, int i)
    {
        if (unit.Candidates[0].Name is var name && (name.EndsWith('村') || name.EndsWith("社区", StringComparison.Ordinal) || name.EndsWith('镇') || name.EndsWith('乡')))
            return i > 0 && tokens[i - 1] is Token.Marked { Mark: Mark.Hearsay };
        // 派出所民警2人到村: its people, not its report.
        if (name != speaker.Unit && i + 1 < tokens.Count && tokens[i + 1] is Token.Marked { Mark: Mark.Staff })
            return true;
        // 派出所今天来村里讲课: a visitor.
        if (name != speaker.Unit && speaker.Level is "village" or "grid" && Visits(unit.End))
            return true;
        var before = "";
        for (var k = i - 1; k >= Math.Max(0, i - 4) && tokens[k] is not Token.Break; k--)
        {
            before = Word(k) + before;
            if (movements.Contains(before))
                return true;
        }

        return i > 0 && tokens[i - 1] is Token.Marked { Mark: Mark.Plan };
    }

    // 学校520名家长安装 from the office: some school's, not the township's own.
    public void AskForHouse()
    {
        if (speaker.Level is not ("township" or "county") || IsNamed || Quoted is not null || !harvest.Figures.Exists(f => Column.IsAppMetric(f.Metric)))
            return;
        if (House().Match(Source) is { Success: true } house && !speaker.Unit.EndsWith(house.Groups["house"].Value, StringComparison.Ordinal))
            harvest.Doubt ??= new Doubt(DoubtKind.UnknownUnit, Words: house.Groups["house"].Value);
    }

    [GeneratedRegex("(?:^|[，,。;:\\n ]|今天|今日|本周|昨天|上周|目前)(?<house>(?:镇|乡|县)?(?:中心)?(?:学校|中学|小学|幼儿园|医院|卫生院|养老院|敬老院|福利院|银行|农行|农商行|信用社|邮政|供电所|派出所|税务所|司法所|企业|工厂|公司|厂里|工地|超市|合作社))[，, ]?[^，,。;\\n]{0,12}[0-9零一二三四五六七八九十百千两]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex House();

    private bool Visits(int end)
    {
        var ahead = Source.Substring(end, Math.Min(10, Source.Length - end));
        return Visiting.Any(w => ahead.Contains(w, StringComparison.Ordinal));
    }

    private string Word(int k) => tokens[k] is Token.Other or Token.Named or Token.Marked ? Source.Substring(tokens[k].Start, tokens[k].Length) : "\n";

    /// <summary>The village the quoted message above names, where an office speaks.</summary>
    public string? Quoted { get; init; }

    /// <summary>The cleaned text the tokens were cut from.</summary>
    public required string Source { get; init; }

    private string? Unknown(Token.UnknownUnit unknown)
    {
        harvest.Doubt ??= new Doubt(DoubtKind.UnknownUnit, Words: unknown.Name);
        return null;
    }

    private string? PartName(Token.Part part)
    {
        var village = Village ?? SpeakersVillage();
        var number = ChineseNumerals.Write(part.Ordinal);
        if (village is null || number is null)
        {
            harvest.Doubt ??= new Doubt(DoubtKind.UnknownUnit, Words: number + part.Kind);
            return null;
        }

        return lexicon.HasParts ? village + number + part.Kind : village;
    }

    private string? SpeakersVillage() => speaker.Level switch
    {
        "village" => speaker.Unit,
        "grid" => lexicon.Above(speaker.Unit, "village")?.Name ?? VillageInName(speaker.Unit),
        _ => null,
    };

    private string? VillageInName(string unit)
    {
        for (var length = unit.Length - 1; length >= 2; length--)
            if (lexicon.Find(unit[..length]) is { Tier: "village" } village)
                return village.Name;
        var end = unit.LastIndexOfAny(['村', '区']);
        return end > 0 ? unit[..(end + 1)] : null;
    }

    private static bool IsPartOf(string name, string village) => name.Length > village.Length && name.StartsWith(village, StringComparison.Ordinal);

    // 上坪、下坪和石桥: one group, as long as nothing but joints stands between.
    private bool Continues(int i)
    {
        if (lastEnd < 0)
            return false;
        for (var k = lastEnd + 1; k < i; k++)
            if (tokens[k] is not (Token.Break { Char: '、' or ' ' } or Token.Other { Length: 1 }))
                return false;
        return i - lastEnd <= 3;
    }
}
