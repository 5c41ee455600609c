namespace AntiFraudBot.Domain.Understanding.Words;

/// <summary>
/// R28: a unit's name with one character that sounds or looks alike (大牙口 for 大垭口), or with one left out (柳湾 for 柳树湾).
/// Only whole names count; where two units are near, both are given and the reader asks.
/// </summary>
internal sealed class NearNames
{
    private static readonly string[] Alike =
    [
        "垭牙丫哑雅亚", "坳凹拗澳", "圩墟虚须", "塘堂唐糖", "岭领令灵凌", "桥乔侨", "坪平评萍", "坝把霸巴", "湾弯", "沟勾钩", "峰丰风锋枫封", "河和何禾", "溪西希稀", "泉全权", "坡波破", "林琳淋临", "石时十实", "杨阳扬洋羊", "柳刘流", "梨李里黎犁", "红洪宏虹鸿", "青清轻", "黄皇煌", "白百柏", "龙隆", "凤奉", "金今津", "银吟", "村春", "东冬", "南男", "山三", "口扣", "店殿", "关官", "庄装壮桩", "屯囤", "寨债", "岗冈刚", "冲充", "洼凹挖", "塬原源园", "梁粮良", "沙砂", "高告", "马码", "新心欣", "兴星", "光广", "明名", "胜盛圣", "利力", "建健", "前钱", "进近", "福富", "安庵", "永勇", "丽利", "樟张章", "竹祝", "莲连联", "荷合", "苍仓", "鹿路", "井景", "滩摊", "渡度", "浦普", "埠步", "营赢", "堡保宝", "头投", "岔叉差", "渔鱼余", "港岗", "洲州周", "墩敦", "畈贩", "棚朋", "窑摇", "磨魔", "湖胡", "楼娄", "巷项", "嘴咀", "槽曹",
    ];

    private static readonly Dictionary<char, char> Sound = Build();
    private readonly Dictionary<string, List<LexiconUnit>> alike = [];
    private readonly List<int> lengths;

    /// <param name="names">Names and short names with the units they mean; those of two units are left alone.</param>
    public NearNames(IReadOnlyDictionary<string, List<LexiconUnit>> names)
    {
        foreach (var (name, units) in names.Where(n => n.Key.Length >= 3 && n.Value.Count == 1))
        {
            Add(Fold(name), units[0]);
            for (var i = 0; name.Length >= 4 && i < name.Length - 1; i++)
                Add(Fold(name.Remove(i, 1)), units[0]);
        }

        lengths = [.. alike.Keys.Select(k => k.Length).Distinct().OrderDescending()];
    }

    /// <summary>The units a name at this place is near to; none where the words are a name or a word themselves.</summary>
    public (IReadOnlyList<LexiconUnit> Units, int Length) Longest(string text, int start)
    {
        foreach (var length in lengths)
            if (start + length <= text.Length && alike.TryGetValue(Fold(text.Substring(start, length)), out var units))
                return (units, length);
        return ([], 0);
    }

    private static string Fold(string name) => new([.. name.Select(c => Sound.GetValueOrDefault(c, c))]);

    private void Add(string key, LexiconUnit unit)
    {
        if (!alike.TryGetValue(key, out var units))
            alike[key] = units = [];
        if (!units.Contains(unit))
            units.Add(unit);
    }

    private static Dictionary<char, char> Build()
    {
        var sound = new Dictionary<char, char>();
        foreach (var group in Alike)
            foreach (var c in group)
                sound.TryAdd(c, group[0]);
        return sound;
    }
}
