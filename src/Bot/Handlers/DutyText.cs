using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>How a unit's weekly duty stands.</summary>
public static class DutyText
{
    public static string State(Duty duty) => duty.State switch
    {
        DutyState.Done => $"第{Week(duty)}周已按时报送。",
        DutyState.Late => $"第{Week(duty)}周已报送（迟报）。",
        DutyState.Partial => $"第{Week(duty)}周只报了一部分，还差安装数。",
        DutyState.Extended => $"第{Week(duty)}周已延期，尚未报送。",
        DutyState.Missed => $"第{Week(duty)}周未报。",
        _ => $"第{Week(duty)}周尚未报送。",
    };

    private static int Week(Duty duty) => CampaignWeek.Parse(duty.Week)!.Number;
}
