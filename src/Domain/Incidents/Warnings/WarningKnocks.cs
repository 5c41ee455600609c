namespace AntiFraudBot.Domain.Incidents;

/// <summary>What is said when a step is due or late, and to people who search (rules I5–I7).</summary>
public static class WarningKnocks
{
    /// <summary>To the owner.</summary>
    public static string ToOwner(Knock knock, Warning w, WarningLimits limits, DateTimeOffset now) => knock switch
    {
        Knock.CallSoon => $"预警{w.Number}还剩{Left(w.RaisedAt + limits.Call, now)}，请先打通电话，打不通回复：{w.Number} 5",
        Knock.MeetSoon => $"预警{w.Number}还剩{Left(w.RaisedAt + limits.MeetOf(w), now)}见面，见到人回复：{w.Number} 3，已转账回复：{w.Number} 4 金额",
        Knock.CallLate => $"预警{w.Number}到时限还没联系上，已告诉村负责人和平安办。打不通请回复：{w.Number} 5",
        Knock.MeetLate => $"预警{w.Number}到时限还没见面，已告诉平安办和领导。见到人回复：{w.Number} 3",
        Knock.StillOpen => $"预警{w.Number}还没办结。办好请回复：{w.Number} 3（未受骗）、4 金额（已转账）、6（误报）",
        _ => Search(w),
    };

    /// <summary>What the owner does at this station of the search.</summary>
    public static string Search(Warning w) => w.Stage switch
    {
        SearchStage.SecondCall => $"预警{w.Number}：隔两分钟再打一次，同时发短信。还不通回复：{w.Number} 5",
        SearchStage.Family => $"预警{w.Number}：请马上联系家属，请家人稳住本人、先别转账。联系上回复：{w.Number} 2，还找不到回复：{w.Number} 5",
        SearchStage.Neighbours => $"预警{w.Number}：已请网格员和邻居上门找人。见到人回复：{w.Number} 3，找不到回复：{w.Number} 5",
        _ => $"预警{w.Number}：已转派出所找人，请把去过的地方告诉民警。见到人回复：{w.Number} 3；民警确认失联的回复：{w.Number} 7",
    };

    /// <summary>To those who oversee: no person in it.</summary>
    public static string ToOverseer(Knock knock, Warning w, string unit, string? owner) => knock switch
    {
        Knock.AcceptLate => $"【{WarningText.Name(w.Level)}预警】{w.Number}（{unit}）无人接单，已再次派给民警、联络员，并派给村负责人。请打电话催办。",
        Knock.CallLate when owner is null => $"【{WarningText.Name(w.Level)}预警】{w.Number}（{unit}）到时限仍无人接单、无人联系，已转派出所找人。请立即打电话。",
        Knock.CallLate => $"【{WarningText.Name(w.Level)}预警】{w.Number}（{unit}）到时限还没联系上本人，{owner}在办。请催办。",
        Knock.MeetLate => $"【{WarningText.Name(w.Level)}预警】{w.Number}（{unit}）到时限还没见到人：{WarningText.State(w, owner)}。请过问。",
        Knock.PoliceLate => $"【{WarningText.Name(w.Level)}预警】{w.Number}（{unit}）派出所还没找到人。请过问，找不到的由民警办失联移交。",
        Knock.SearchOn => $"预警{w.Number}（{unit}）本人、家属、邻居都没找到，已转派出所。",
        _ => $"预警{w.Number}（{unit}）还没办结：{WarningText.State(w, owner)}。",
    };

    private static string Left(DateTimeOffset until, DateTimeOffset now) => WarningText.Minutes(Math.Max(1, Math.Ceiling((until - now).TotalMinutes)));
}
