using AntiFraudBot.Domain.Materials;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>What jobs need to know beside the timetable. RankingInstall: full | top | leaders | off. OfficeLabel: 平安办.</summary>
public sealed record CampaignSettings(string OfficeLabel, Hearing Hearing, string RankingInstall, bool RankingNeedsApproval);
