namespace AntiFraudBot.Domain.Organization.Import;

/// <summary>A named person of a row, with the phone as digits.</summary>
internal sealed record PersonDraft(string Name, string? Phone);

/// <summary>One row of the tree file by itself: what it says and what is wrong with it, before its parent is looked at.</summary>
internal sealed record TreeDraft
{
    public required int Number { get; init; }
    public required string Name { get; init; }
    public required string Parent { get; init; }
    public Tier? Tier { get; init; }
    public UnitKind? Kind { get; init; }
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public int? Base { get; init; }
    public DateOnly? BaseDate { get; init; }
    public int? Households { get; init; }
    public int? OpeningInstall { get; init; }
    public int? OpeningRegister { get; init; }
    public DateOnly? Opened { get; init; }
    public DateOnly? Closed { get; init; }
    public PersonDraft? Head { get; init; }
    public PersonDraft? Liaison { get; init; }
    public PersonDraft? Deputy { get; init; }
    public DateOnly? DeputyUntil { get; init; }
    public required List<string> Reasons { get; init; }

    public static TreeDraft Read(ImportRow row)
    {
        var reasons = new List<string>();
        if (row["name"].Length == 0) reasons.Add("没有名称");
        Cell.Name(row["name"], "名称", reasons);
        var tier = Words.Tier(row["level"]);
        if (tier is null) reasons.Add($"级别“{Cell.Shown(row["level"])}”不认识，应为 county、township、village 或 grid");
        var draft = new TreeDraft
        {
            Number = row.Number,
            Name = row["name"],
            Parent = row["parent"],
            Tier = tier,
            Kind = ReadKind(row, tier, reasons),
            Aliases = Cell.Aliases(row["aliases"]),
            Base = Cell.Count(row["base_16_60"], "16—60岁人数", reasons),
            BaseDate = Cell.Date(row["base_date"], "16—60岁人数的日期", reasons),
            Households = Cell.Count(row["households"], "户数", reasons),
            OpeningInstall = Cell.Count(row["opening_install"], "开账安装数", reasons),
            OpeningRegister = Cell.Count(row["opening_register"], "开账注册数", reasons),
            Opened = Cell.Date(row["opened"], "启用日期", reasons),
            Closed = Cell.Date(row["closed"], "停用日期", reasons),
            Head = ReadPerson(row, "head", "负责人", reasons),
            Liaison = ReadPerson(row, "liaison", "联络员", reasons),
            Deputy = ReadPerson(row, "deputy", "代理人", reasons),
            DeputyUntil = Cell.Date(row["deputy_until"], "代理到期", reasons),
            Reasons = reasons,
        };
        draft.CheckFigures();
        return draft;
    }

    private void CheckFigures()
    {
        if (Base == 0) Reasons.Add("16—60岁人数不能是0，不知道就留空");
        if (OpeningRegister > (OpeningInstall ?? int.MaxValue)) Reasons.Add("开账注册数多于安装数");
        if (OpeningRegister is not null && OpeningInstall is null) Reasons.Add("有开账注册数，没有开账安装数");
        // People move in and out between two counts: the same 5 % that reports are allowed.
        if (Base > 0 && OpeningInstall > Base * 1.05) Reasons.Add("开账安装数多于16—60岁人数");
        if (Closed < Opened) Reasons.Add("停用日期早于启用日期");
    }

    /// <summary>A deputy is for a while and for somebody (rule D18).</summary>
    public void CheckDeputy(DateOnly today)
    {
        if (Deputy is null && DeputyUntil is not null) Reasons.Add("有代理到期，没有代理人");
        if (Deputy is null) return;
        if (Tier is not (Organization.Tier.Village or Organization.Tier.Grid)) Reasons.Add("只有村（社区）、单位和网格的联络员有代理人");
        if (Deputy.Name == Liaison?.Name) Reasons.Add("代理人就是联络员");
        if (DeputyUntil is { } until && (until < today || until > today.AddDays(Deputyship.LongestDays))) Reasons.Add("代理到期应在今天起三个月内");
    }

    private static UnitKind? ReadKind(ImportRow row, Tier? tier, List<string> reasons)
    {
        var word = row["kind"];
        if (word.Length == 0) return tier is { } t ? DefaultKind(t, row["name"]) : null;
        var kind = Words.Kind(word);
        if (kind is null) reasons.Add($"类别“{Cell.Shown(word)}”不认识，应为 county、township、village、community、unit 或 grid");
        else if (tier is { } stands && Words.TierOf(kind.Value) != stands) reasons.Add($"类别 {word} 与级别 {row["level"]} 不符");
        return kind;
    }

    private static UnitKind DefaultKind(Tier tier, string name) => tier switch
    {
        Organization.Tier.County => UnitKind.County,
        Organization.Tier.Township => UnitKind.Township,
        Organization.Tier.Grid => UnitKind.Grid,
        _ when name.EndsWith("社区", StringComparison.Ordinal) => UnitKind.Community,
        _ when name.EndsWith('村') => UnitKind.Village,
        _ => UnitKind.Unit,
    };

    private static PersonDraft? ReadPerson(ImportRow row, string column, string what, List<string> reasons)
    {
        var name = row[column];
        Cell.Name(name, what + "姓名", reasons);
        var phone = Cell.Phone(row[column + "_phone"], what + "电话", reasons);
        if (name.Length > 0) return new PersonDraft(name, phone);
        if (phone is not null) reasons.Add($"{what}有电话，没有姓名");
        return null;
    }
}
