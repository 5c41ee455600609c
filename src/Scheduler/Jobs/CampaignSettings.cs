using AntiFraudBot.Domain.Materials;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>What jobs need to know beside the timetable. RankingInstall: full | top | leaders | off. OfficeLabel: 平安办.</summary>
public sealed record CampaignSettings(string OfficeLabel, Hearing Hearing, string RankingInstall, bool RankingNeedsApproval)
{
    /// <summary>Number of the superior document that asks for install rates to be compared; empty = none, and then they ground no card (rule J6).</summary>
    public string InstallDocument { get; init; } = "";
}
