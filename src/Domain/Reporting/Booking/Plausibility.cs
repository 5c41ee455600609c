using System.Globalization;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Reporting;

/// <summary>What a careful clerk would ask before writing the number down. Proposal = the value 是 would stand for, of metric Of.</summary>
internal sealed record Doubtful(string Words, IReadOnlyList<Metric> Metrics, decimal? Proposal = null, Metric? Of = null);

/// <summary>
/// The checks of rule B9, one method each, in the order of asking. Numbers out of bounds wait for an answer; none is dropped.
/// Before = the book without this message, After = with it.
/// </summary>
internal sealed class Plausibility(OrgUnit unit, TotalsBook before, TotalsBook after, BookingFacts facts)
{
    private const int InstallsADay = 150;
    private const int VisitsADay = 120;
    private const int SlipFactor = 3;
    private const int SlipFrom = 20;
    private const int WeeksOfHistory = 8;
    private const int WeeksNeeded = 4;

    public static CultureInfo Digits => CultureInfo.InvariantCulture;

    public Doubtful? Examine(Draft draft, IReadOnlyList<Draft> message)
    {
        if (draft.Confirmed || draft.Held is PendingReason.Proxy or PendingReason.WhichWeek) return null;
        if (OfLongAgo(draft) is { } longAgo) return longAgo;
        return draft.Aspect == Aspect.New
            ? Slipped(draft) ?? MoreThanThereAre(draft) ?? MoreRegisteredThanInstalled(draft, message) ?? TooManyADay(draft) ?? MoneyWithoutPeople(draft)
                ?? MoreThanTheGroups(draft)
            : RateDoesNotFit(draft) ?? MoreThanThereAre(draft) ?? Falls(draft) ?? TotalsDisagree(draft) ?? DoesNotAddUp(draft);
    }

    private decimal InPeriod(Draft draft) => after.NewIn(unit.Id, draft.Metric, draft.Period) ?? draft.Value;

    /// <summary>A correction that names neither days nor the wrong value and finds only a number from before last week: whoever writes it may mean another.</summary>
    private Doubtful? OfLongAgo(Draft draft)
    {
        if (draft is not { Operation: Understanding.Operation.Replace, PeriodSaid: false, Old: null }) return null;
        if (draft.Period.To >= CampaignWeek.Of(draft.At).Previous.Monday || before.NewIn(unit.Id, draft.Metric, draft.Period) is not { } reported) return null;
        return new Doubtful($"您最近一次报{draft.Metric.ChineseName()}是{draft.Period}的{Number(reported)}，要把它改为{Number(draft.Value)}吗？", [draft.Metric]);
    }

    private Doubtful? Slipped(Draft draft)
    {
        if (draft.Value < SlipFrom || Median(draft) is not { } usual) return null;
        var weeks = (draft.Period.Days + 6) / 7;
        var limit = SlipFactor * usual * weeks;
        if (InPeriod(draft) <= limit) return null;
        var tenth = draft.Value / 10;
        return draft.Value % 10 == 0 && tenth <= limit
            ? new Doubtful($"您报的是 {Number(draft.Value)}，是否为 {Number(tenth)}？", [draft.Metric], tenth, draft.Metric)
            : new Doubtful($"您报的是{Named(draft)}，近8周每周一般{Number(usual)}左右，请核对。", [draft.Metric]);
    }

    /// <summary>Median of the reported weeks among the eight before the number's week; null with fewer than four.</summary>
    private decimal? Median(Draft draft)
    {
        var day = draft.Period.From;
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        var weeks = Enumerable.Range(1, WeeksOfHistory)
            .Select(back => before.NewIn(unit.Id, draft.Metric, new Period(monday.AddDays(-7 * back), monday.AddDays((-7 * back) + 6))))
            .OfType<decimal>().Order().ToList();
        if (weeks.Count < WeeksNeeded) return null;
        return weeks.Count % 2 == 1 ? weeks[weeks.Count / 2] : (weeks[(weeks.Count / 2) - 1] + weeks[weeks.Count / 2]) / 2;
    }

    private Doubtful? MoreThanThereAre(Draft draft)
    {
        var slack = draft.Aspect == Aspect.Total ? 1.05m : 1m;
        var value = draft.Aspect == Aspect.Total ? draft.Value : InPeriod(draft);
        return draft.Metric switch
        {
            Metric.AppInstall or Metric.AppRegister or Metric.AppAlert when unit.Base is { } people && value > people * slack =>
                new Doubtful($"您报的是{Named(draft)}，多于16—60岁人口{people}人，请核对。", [draft.Metric]),
            Metric.HouseholdVisit when unit.Households is { } households && value > households =>
                new Doubtful($"您报的是{Named(draft)}，多于总户数{households}户，请核对。", [draft.Metric]),
            _ => null,
        };
    }

    /// <summary>Soft: registrations may catch up, so the total decides where both totals are known.</summary>
    private Doubtful? MoreRegisteredThanInstalled(Draft draft, IReadOnlyList<Draft> message)
    {
        if (Foundation(draft.Metric) is not { } lower || after.NewIn(unit.Id, lower, draft.Period) is not { } floor) return null;
        var value = InPeriod(draft);
        if (value <= floor) return null;
        var typed = message.FirstOrDefault(d => d.Metric == lower && d.Aspect == Aspect.New && d.Period == draft.Period);
        var words = $"您报的是“{draft.Metric.ChineseName()}{Number(value)}、{lower.ChineseName()}{Number(floor)}”，{draft.Metric.ChineseName()}多于{lower.ChineseName()}。";
        return typed is null
            ? new Doubtful(words + "请核对。", [draft.Metric])
            : new Doubtful($"{words}是{lower.ChineseName()}{Number(draft.Value)}吗？", [lower, draft.Metric], draft.Value, lower);
    }

    private Doubtful? TooManyADay(Draft draft)
    {
        if (unit.Tier is Tier.Township or Tier.County) return null;
        int? limit = draft.Metric switch { Metric.AppInstall => InstallsADay, Metric.HouseholdVisit => VisitsADay, _ => null };
        return InPeriod(draft) > limit * draft.Period.Days ? new Doubtful($"您报的是{Named(draft)}，数字较大，请核对。", [draft.Metric]) : null;
    }

    private Doubtful? MoneyWithoutPeople(Draft draft)
    {
        var (cause, question) = draft.Metric switch
        {
            Metric.Loss => (Metric.Case, "没有发案数"),
            Metric.LossAvoided => (Metric.Dissuade, "没有劝阻数"),
            _ => ((Metric?)null, ""),
        };
        if (cause is not { } metric || draft.Value == 0 || !draft.Authoritative || after.NewIn(unit.Id, metric, draft.Period) >= 1) return null;
        return new Doubtful($"您报的是{Named(draft)}，但{question}，请核对。", [draft.Metric]);
    }

    private Doubtful? MoreThanTheGroups(Draft draft)
    {
        var known = draft.Metric switch { Metric.PushGroup => facts.RegisteredGroups, Metric.PushPeople => facts.RegisteredPeople, _ => null };
        return draft.Value > known * 1.2m ? new Doubtful($"您报的是{Named(draft)}，登记的只有{known}{draft.Metric.UnitWord()}，请核对。", [draft.Metric]) : null;
    }

    private Doubtful? RateDoesNotFit(Draft draft)
    {
        if (draft.Metric != Metric.InstallRate) return null;
        if (draft.Value is < 0 or > 100) return new Doubtful($"您报的是{Named(draft)}，安装率应在0—100%之间，请核对。", [draft.Metric]);
        if (unit.Base is not > 0 || after.TotalAsOf(unit.Id, Metric.AppInstall, draft.Period.To) is not { } total) return null;
        var computed = total / unit.Base.Value * 100;
        return Math.Abs(draft.Value - computed) <= 1 ? null : new Doubtful(
            $"您报的是{Named(draft)}，按累计安装{Number(total)}、16—60岁人口{unit.Base}人算为{computed.ToString("0.0", Digits)}%，请核对。", [draft.Metric]);
    }

    private Doubtful? Falls(Draft draft)
    {
        if (draft.Operation == Understanding.Operation.Replace || draft.Metric == Metric.InstallRate) return null;
        // What was reported new since the last total counts too: the ranking stands on that sum.
        return before.TraceTotal(unit.Id, draft.Metric, draft.Period.To) is { Parts.Count: 0 } earlier && draft.Value < earlier.Value
            ? new Doubtful($"您报的是累计{Named(draft)}，少于此前的累计{Number(earlier.Value)}，请核对。", [draft.Metric])
            : null;
    }

    private Doubtful? TotalsDisagree(Draft draft)
    {
        if (Foundation(draft.Metric) is not { } lower || after.TotalAsOf(unit.Id, lower, draft.Period.To) is not { } floor || draft.Value <= floor) return null;
        return new Doubtful(
            $"您报的是累计{draft.Metric.ChineseName()}{Number(draft.Value)}，多于累计{lower.ChineseName()}{Number(floor)}，请核对。", [draft.Metric]);
    }

    private Doubtful? DoesNotAddUp(Draft draft)
    {
        if (draft.Operation == Understanding.Operation.Replace || draft.Metric == Metric.InstallRate) return null;
        if (before.TraceTotal(unit.Id, draft.Metric, draft.Period.To) is not { } earlier || earlier.AsOf is not { } asOf) return null;
        var since = after.NewIn(unit.Id, draft.Metric, new Period(asOf.AddDays(1), draft.Period.To));
        if (since is null) return null;
        var expected = earlier.Start + earlier.Parts.Sum(p => p.Value) + since.Value;
        return Math.Abs(draft.Value - expected) <= Math.Max(2, expected * 0.05m) ? null : new Doubtful(
            $"您报的是累计{Named(draft)}，按以前的累计加新增应为{Number(expected)}左右，请核对。", [draft.Metric]);
    }

    /// <summary>What a metric cannot exceed: one registers what one installed, and switches on what is registered.</summary>
    private static Metric? Foundation(Metric metric) => metric switch
    {
        Metric.AppRegister => Metric.AppInstall,
        Metric.AppAlert => Metric.AppRegister,
        _ => null,
    };

    private static string Named(Draft draft) => BookingText.Named(draft.Metric, draft.Value);

    private static string Number(decimal value) => BookingText.Number(value);
}
