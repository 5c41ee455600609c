using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>What became of a decision: the changed measure and the step to keep, or a refusal with words.</summary>
public abstract record MeasureOutcome
{
    public sealed record Changed(Measure Measure, string Step) : MeasureOutcome;

    public sealed record Refused(string Words) : MeasureOutcome;
}

/// <summary>Who may decide is asked before; this is which step can follow which (rule J4).</summary>
public static class MeasureDecision
{
    /// <summary>Points: what the office sets; needed where the rule gives only a limit.</summary>
    public static MeasureOutcome Approve(Measure measure, decimal? points, WorkCalendar calendar, int appealWorkdays, DateTimeOffset now)
    {
        if (measure.State != MeasureState.Proposed) return new MeasureOutcome.Refused($"{MeasureText.Label(measure)}{MeasureText.State(measure)}，不用再批准。");
        if (points is not null && measure.Kind != MeasureKind.Deduction) return new MeasureOutcome.Refused($"{MeasureText.Label(measure)}不是扣分，请回复：批准 {MeasureText.Label(measure)}");
        var set = points ?? measure.Points;
        if (measure.Kind == MeasureKind.Deduction && Fault(measure, set) is { } fault) return new MeasureOutcome.Refused(fault);
        return new MeasureOutcome.Changed(
            measure with
            {
                State = MeasureState.InForce,
                Points = set,
                DecidedAt = now,
                AppealUntil = measure.Kind == MeasureKind.Lift ? null : LastDay(calendar, Figures.LocalDate(now), appealWorkdays),
            },
            "approved");
    }

    public static MeasureOutcome Reject(Measure measure, DateTimeOffset now) => measure.State == MeasureState.Proposed
        ? new MeasureOutcome.Changed(measure with { State = MeasureState.Rejected, DecidedAt = now }, "rejected")
        : new MeasureOutcome.Refused($"{MeasureText.Label(measure)}{MeasureText.State(measure)}，不能驳回。要收回请回复：撤销 {MeasureText.Label(measure)} 原因");

    public static MeasureOutcome Withdraw(Measure measure) => measure.State == MeasureState.Proposed
        ? new MeasureOutcome.Changed(measure with { State = MeasureState.Withdrawn }, "withdrawn")
        : new MeasureOutcome.Refused($"{MeasureText.Label(measure)}{MeasureText.State(measure)}。");

    /// <summary>The unit contests it: it does not count until the office answers.</summary>
    public static MeasureOutcome Appeal(Measure measure, DateOnly today) => measure switch
    {
        { State: MeasureState.Appealed } => new MeasureOutcome.Refused($"{MeasureText.Label(measure)}已经申诉，等平安办答复。"),
        { State: MeasureState.InForce, AppealUntil: { } last } when today <= last => new MeasureOutcome.Changed(measure with { State = MeasureState.Appealed }, "appealed"),
        { State: MeasureState.InForce, AppealUntil: { } last } => new MeasureOutcome.Refused($"{MeasureText.Label(measure)}的申诉期到{Figures.Day(last)}为止，已经过了。有新情况请找平安办。"),
        { State: MeasureState.Upheld } => new MeasureOutcome.Refused($"{MeasureText.Label(measure)}的申诉平安办已经答复：维持。"),
        _ => new MeasureOutcome.Refused($"{MeasureText.Label(measure)}{MeasureText.State(measure)}，不用申诉。"),
    };

    public static MeasureOutcome Uphold(Measure measure) => measure.State == MeasureState.Appealed
        ? new MeasureOutcome.Changed(measure with { State = MeasureState.Upheld, AppealUntil = null }, "upheld")
        : new MeasureOutcome.Refused($"{MeasureText.Label(measure)}没有待答复的申诉。");

    public static MeasureOutcome Revoke(Measure measure) => measure.Counts || measure.State == MeasureState.Appealed
        ? new MeasureOutcome.Changed(measure with { State = MeasureState.Revoked, AppealUntil = null }, "revoked")
        : new MeasureOutcome.Refused($"{MeasureText.Label(measure)}{MeasureText.State(measure)}，不用撤销。");

    /// <summary>Code of the proposal to lift a card because the unit says it is mended.</summary>
    public const string Rectified = "rectified";

    /// <summary>The unit reports what a card was for as mended: the office inspects and decides (rule J8). Waiting = whether a report of this card waits already.</summary>
    public static MeasureOutcome Mended(Measure card, string words, string id, bool waiting, DateTimeOffset now)
    {
        var label = MeasureText.Label(card);
        if (card is not { Kind: MeasureKind.Yellow or MeasureKind.Red, Counts: true }) return new MeasureOutcome.Refused($"{label}不是正在亮的牌，不用报整改。");
        if (waiting) return new MeasureOutcome.Refused($"{label}的整改已经报过，等平安办验收。");
        if (words.Length == 0) return new MeasureOutcome.Refused($"请写明怎么整改的，例：整改完成 {label} 已逐户回访，补签承诺书30份");
        return new MeasureOutcome.Changed(
            new Measure
            {
                Id = $"lift/rectified/{card.Id}/{id}",
                UnitId = card.UnitId,
                OfficeUnitId = card.OfficeUnitId,
                Kind = MeasureKind.Lift,
                Rule = Rectified,
                Day = Figures.LocalDate(now),
                Reason = $"{MeasureText.What(card)}（{label}）整改完成：{words}",
                Ground = card.Ground,
                Source = card.Id,
                Replaces = card.Id,
                ProposedAt = now,
            },
            "proposed");
    }

    /// <summary>A card is taken back because the matter is mended.</summary>
    public static MeasureOutcome Lift(Measure card) => card is { Kind: MeasureKind.Yellow or MeasureKind.Red, Counts: true }
        ? new MeasureOutcome.Changed(card with { State = MeasureState.Lifted, AppealUntil = null }, "lifted")
        : new MeasureOutcome.Refused($"{MeasureText.Label(card)}不是正在亮的牌，不用解除。");

    /// <summary>The last day of so many workdays after the day of the decision.</summary>
    internal static DateOnly LastDay(WorkCalendar calendar, DateOnly decided, int workdays)
    {
        for (var i = 0; i < workdays; i++) decided = calendar.NextWorkday(decided);
        return decided;
    }

    private static string? Fault(Measure measure, decimal? points)
    {
        var label = MeasureText.Label(measure);
        var most = measure.MostPoints;
        if (points is null) return $"{label}最高扣{BookingText.Number(most ?? 0)}分，扣多少由平安办定，例：批准 {label} 1.5分";
        if (points is < 0 || points > (most ?? 100)) return $"{label}最高扣{BookingText.Number(most ?? 100)}分，例：批准 {label} {BookingText.Number(most ?? 1)}分";
        return points.Value * 2 == decimal.Truncate(points.Value * 2) ? null : $"扣分以0.5分为一档，例：批准 {label} 1.5分";
    }
}
