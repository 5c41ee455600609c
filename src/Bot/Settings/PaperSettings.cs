namespace AntiFraudBot.Bot.Settings;

/// <summary>
/// WeeklyDraft: the office gets the 工作通报 as a draft after the ranking is posted. RedHead: the 发文机关标志 of a red-headed 情况通报, empty = the office's name
/// and 文件. NumberMark: 机关代字 of its 发文字号; the number itself is left for the office to write. Templates: a folder of text blocks, empty = those of the program.
/// </summary>
public sealed record PaperSettings
{
    public bool WeeklyDraft { get; init; } = true;
    public string RedHead { get; init; } = "";
    public string NumberMark { get; init; } = "";
    public string Templates { get; init; } = "";
}
