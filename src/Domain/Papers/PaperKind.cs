namespace AntiFraudBot.Domain.Papers;

/// <summary>The papers the bot drafts.</summary>
public enum PaperKind { Bulletin, Report, Supervision, Interview, Rectification, ScoreSheet }

/// <summary>How people call them; a template has the same name.</summary>
public static class PaperKinds
{
    private static readonly string[] Names = ["工作通报", "情况通报", "督办单", "约谈通知", "整改单", "得分表"];

    public static IReadOnlyList<PaperKind> All { get; } = Enum.GetValues<PaperKind>();

    public static string ChineseName(this PaperKind kind) => Names[(int)kind];

    public static PaperKind? Find(string name) => Array.IndexOf(Names, name) is >= 0 and var at ? (PaperKind)at : null;
}
