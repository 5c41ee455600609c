using AntiFraudBot.Documents.Rosters;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Bot.Evidence;

/// <summary>Whose roster of which week it is: by the message, the file's name, what stands above the table, and the dates in it (rule E3).</summary>
internal static class RosterTitles
{
    /// <summary>The own unit of a cadre, unless the message names another; an office's is named by message, file or title. Null = nobody knows.</summary>
    public static OrgUnit? UnitOf(Turn turn, RosterOpened roster, string fileName)
    {
        var reach = turn.Registry.ReachOf(turn.Speaker!);
        OrgUnit? Named(string text) => turn.NamesIn(text).Units.Select(turn.Tree.FindByName).FirstOrDefault(u => u is { Tier: Tier.Village or Tier.Grid } && MayFile(turn, u, reach));
        if (turn.Text.Length > 0 && Named(turn.Text) is { } said) return said;
        if (turn.SpeakerUnit is { Tier: Tier.Village or Tier.Grid } own) return own;
        return Named(Path.GetFileNameWithoutExtension(fileName)) ?? roster.Titles.Select(Named).FirstOrDefault(u => u is not null);
    }

    /// <summary>The week named by message, file or title; else the one most dates lie in; else the last.</summary>
    public static CampaignWeek WeekOf(Turn turn, RosterOpened roster, string fileName)
    {
        string[] words = [turn.Text, Path.GetFileNameWithoutExtension(fileName), .. roster.Titles];
        foreach (var text in words.Where(t => t.Length > 0))
        {
            if (turn.NamesIn(text).Period is { } phrase && Named(phrase, turn) is { } week) return week;
        }

        var last = CampaignWeek.Of(turn.Now).Previous;
        return roster.DatesAfter * 10 > roster.Dates * 6 ? last.Next : last;
    }

    private static bool MayFile(Turn turn, OrgUnit unit, string reach) => turn.Tree.IsWithin(unit.Id, reach) || turn.Speaker!.StandsInFor.Contains(unit.Id);

    private static CampaignWeek? Named(PeriodPhrase phrase, Turn turn) =>
        Periods.Resolve(phrase, turn.Message.SentAt) is { Days: <= 7 } days && CampaignWeek.Of(days.From) == CampaignWeek.Of(days.To) ? CampaignWeek.Of(days.From) : null;
}
