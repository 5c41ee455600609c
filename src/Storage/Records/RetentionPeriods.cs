namespace AntiFraudBot.Storage;

/// <summary>How long words and names are kept, in days from when they were said (docs/what-we-store.md). The ledger is for ever and holds no words.</summary>
public sealed record RetentionPeriods
{
    /// <summary>Under a week an office could not look into what went wrong last week; ten years is longer than any campaign.</summary>
    private const int Least = 7, Most = 3650;

    /// <summary>Chat text, transcripts, questions, attachments and the words of what was sent.</summary>
    public int ChatDays { get; init; } = 90;

    /// <summary>Cases, tips and emergencies.</summary>
    public int CaseDays { get; init; } = 180;

    /// <summary>Names and telephone numbers of rosters, where the office keeps them at all.</summary>
    public int RosterDays { get; init; } = 30;

    /// <summary>What is wrong with the periods, as a sentence for the office; null when they can be kept.</summary>
    public string? Fault() =>
        Fault(nameof(ChatDays), ChatDays, "聊天文字和文件") ?? Fault(nameof(CaseDays), CaseDays, "案件和线索")
        ?? Fault(nameof(RosterDays), RosterDays, "花名册名单");

    private static string? Fault(string name, int days, string what) => days is < Least or > Most
        ? $"设置 Retention:{name}（{what}保存几天）是{days}，应在{Least}到{Most}之间。"
        : null;
}
