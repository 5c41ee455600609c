namespace AntiFraudBot.Domain.Materials.Drafting;

/// <summary>The kinds of items by the name the house posts (rule C19). An unknown kind stays as the author wrote it.</summary>
public static class ItemKinds
{
    public const string Loudspeaker = "大喇叭文稿";
    public const string Elders = "长辈版";
    public const string Text = "文字";
    public const string File = "附件";
    public const string Picture = "图片";

    private static readonly Dictionary<string, string> Names = new()
    {
        ["短视频"] = "短视频", ["视频"] = "短视频", ["海报"] = "海报", ["图片"] = Picture, ["文字"] = Text, ["附件"] = File, ["提示"] = "提示",
        ["大喇叭文稿"] = Loudspeaker, ["大喇叭"] = Loudspeaker, ["喇叭稿"] = Loudspeaker, ["广播稿"] = Loudspeaker, ["广播"] = Loudspeaker,
        ["身边案例"] = "身边案例", ["案例"] = "身边案例",
        ["长辈版"] = Elders, ["老年版"] = Elders, ["老人版"] = Elders,
        ["标语"] = "标语", ["告知书"] = "告知书", ["一封信"] = "一封信",
    };

    /// <summary>The words people may type, longest first, so that 大喇叭文稿 is not taken for 大喇叭.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Names.Keys.OrderByDescending(k => k.Length).ThenBy(k => k, StringComparer.Ordinal)];

    public static string Canonical(string kind) => Names.GetValueOrDefault(kind.Trim(), kind.Trim());

    /// <summary>A kind that only says that there is something: the text needs no heading for it.</summary>
    public static bool IsPlain(string kind) => kind is Text or File or Picture;
}
