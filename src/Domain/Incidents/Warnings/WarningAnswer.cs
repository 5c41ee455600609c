namespace AntiFraudBot.Domain.Incidents;

/// <summary>What somebody reads who reported a step of a ticket that stays open: what is due next and how to say it.</summary>
public static class WarningAnswer
{
    public static string Of(Warning w, WarningStep step, WarningLimits limits, DateTimeOffset now)
    {
        var meet = $"{WarningText.When(w.RaisedAt + limits.MeetOf(w), now)}前见面，见到人回复：{w.Number} 3（没转钱）或 {w.Number} 4 金额";
        return step switch
        {
            WarningStep.Accept when w.ContactedAt is not null => $"您已接单{w.Number}。{meet}",
            WarningStep.Accept => $"您已接单{w.Number}（{w.Subject}{(w.Tail.Length > 0 ? "尾号" + w.Tail : "")}）。{WarningText.When(w.RaisedAt + limits.Call, now)}前打电话：打通回复 {w.Number} 2，打不通回复 {w.Number} 5",
            WarningStep.Contacted => $"已记联系，用时{WarningText.Minutes((w.ContactedAt!.Value - w.RaisedAt).TotalMinutes)}。{meet}",
            WarningStep.Met => $"已记见面。没转钱回复：{w.Number} 3；转了回复：{w.Number} 4 金额；弄错了回复：{w.Number} 6",
            _ => WarningKnocks.Search(w),
        };
    }
}
