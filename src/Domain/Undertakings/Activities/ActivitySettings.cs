namespace AntiFraudBot.Domain.Undertakings.Activities;

/// <summary>
/// What a campaign counts of its activity (rules W10, W11). Tags: its own N进, parted by 、. QuarterMinimum: events a village or community
/// needs a quarter. StallsAMonth: consultation stalls a month. Topics: words that are counted wherever a report names them, parted by 、. Slogans and Boards: permanent slogans and fixed boards each village needs.
/// </summary>
public sealed record ActivitySettings
{
    public string Tags { get; init; } = "家庭、企业、村庄、学校、单位、商超";
    public int QuarterMinimum { get; init; } = 2;
    public int StallsAMonth { get; init; } = 1;
    public string Topics { get; init; } = "12337、断卡";
    public int Slogans { get; init; } = 2;
    public int Boards { get; init; } = 5;

    public IReadOnlyList<string> TagList => Parted(Tags);

    public IReadOnlyList<string> TopicList => Parted(Topics);

    private static IReadOnlyList<string> Parted(string words) => [.. words.Split(['、', '，', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    /// <summary>六进, by how many tags there are.</summary>
    public string Name => TagList.Count is >= 1 and <= 10 ? $"{"一二三四五六七八九十"[TagList.Count - 1]}进" : "N进";
}
