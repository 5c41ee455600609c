using System.Globalization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Incidents;

/// <summary>What people read of a case. No names; details only in private (rules I10–I13).</summary>
public static class FraudCaseText
{
    /// <summary>The words that fill in what is missing of a case, or correct it when nothing is.</summary>
    public static string Fill(FraudCase c) => $"案件 {c.Number} {Sample(c.Missing.Count > 0 ? c.Missing : ["时间", "损失"], c.Day)}";

    /// <summary>The same of a ticket of which nothing is known yet.</summary>
    public static string Fill(string number, DateOnly day) => $"案件 {number} {Sample(null, day)}";

    /// <summary>
    /// 【发案快报】 to the leaders: place, type, amount, reported or not, publicity, APP; no name. The count of the year is the ledger's; where not every
    /// case has its form, that is said beside it (rule I12).
    /// </summary>
    public static string Brief(FraudCase c, CasesOfYear year) =>
        $"【发案快报】{c.Number}  {year.Unit}  {Day(c.Day)}\n{c.Type}，损失{Money(c.Loss)}，{(c.Reported switch { true => "已报警", false => "未报警", _ => "报警情况未填" })}。"
        + $"宣传{(c.Publicity == true ? "到过" : "没到过")}本人，APP{(c.App == true ? "已装" : "未装")}{(c.Staff == true ? "，是职工" : c.Family == true ? "，是职工家属" : "")}。"
        + $"按台账，{year}。{(c.Publicity == false ? "宣传没到本人，按办法要约谈，由平安办核定。" : "")}";

    /// <summary>The form as it stands, for police and office.</summary>
    public static string Form(FraudCase c, string unit) =>
        $"案件{c.Number}  {unit}（{State(c.State)}）\n类型：{c.Type ?? "？"}　时间：{(c.On is { } on ? Day(on) + (c.Hour is { } h ? FormattableString.Invariant($"{h}时") : "") : "？")}　损失：{(c.Loss is null ? "？" : Money(c.Loss))}\n"
        + $"职工：{Yes(c.Staff)}　家属：{Yes(c.Family)}　宣传：{Yes(c.Publicity)}　APP：{Yes(c.App)}　报警：{Yes(c.Reported)}　人群：{c.Group ?? "？"}"
        + (c.How is { } how ? $"\n经过：{how}" : "") + (c.CalledBackAt is { } at ? $"\n已回访（{Day(Calendar.WorkCalendar.LocalDate(at))}）" : "");

    public static string StillMissing(FraudCase c) => $"案件{c.Number}还差：{string.Join('、', c.Missing)}。请接着补，例：{Fill(c)}";

    /// <summary>One line of the list.</summary>
    public static string Line(FraudCase c, string unit) => $"{c.Number} {unit} {Day(c.Day)} {c.Type ?? "类型待补"} {(c.Loss is null ? "损失待补" : Money(c.Loss))}（{State(c.State)}{(c.State == CaseState.Complete && c.CalledBackAt is null ? "，待回访" : "")}）";

    /// <summary>To the village alone: its own pattern, and the three talks it owes now.</summary>
    public static string Hint(FraudCase c, string unit, IReadOnlyList<FraudCase> ofYear, string? talk, DateOnly until)
    {
        var types = ofYear.GroupBy(x => x.Type ?? "其他").OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}{g.Count()}起");
        return $"{unit}发生1起{c.Type}诈骗（{c.Number}），今年登记了明细的{ofYear.Count}起：{string.Join('、', types)}。\n"
            + $"请在{Day(until)}前做到三必讲：会上讲、群里讲、上门讲，不提当事人。{(c.Group is { } group ? $"重点讲给{group}。" : "")}\n"
            + (talk is null ? "" : $"可以这样讲：{talk}\n") + $"讲一项报一项，例：已讲 {c.Number} 群里 180人";
    }

    /// <summary>To the village's liaison on the last day, and to its head too when the time is over.</summary>
    public static string TalksDue(FraudCase c, string unit, IReadOnlyList<TalkPlace> missing, DateOnly until, bool late) =>
        $"案件{c.Number}（{unit}）的三必讲{(late ? $"{Day(until)}到期，已经逾期" : "今天到期")}，还没讲：{string.Join('、', missing.Select(Name))}。讲了请回复，例：已讲 {c.Number} {Name(missing[0])} 60人";

    /// <summary>To the office: a line a case.</summary>
    public static string TalksLate(IReadOnlyList<(FraudCase Case, string Unit, IReadOnlyList<TalkPlace> Missing)> late) =>
        $"三必讲逾期{late.Count}起，已提醒联络员和负责人：\n" + string.Join('\n', late.Select(l => $"{l.Case.Number} {l.Unit}：{string.Join('、', l.Missing.Select(Name))}没讲"));

    private static string Name(TalkPlace place) => place switch { TalkPlace.Meeting => "会上", TalkPlace.Groups => "群里", _ => "上门" };

    /// <summary>One line a case: which of the three talks were held, before how many people.</summary>
    public static string Talks(FraudCase c, string unit, IReadOnlyList<CaseTalk> talks, DateOnly until, DateOnly today)
    {
        string Of(TalkPlace place, string name) => talks.Where(t => t.Place == place).Sum(t => t.People) is > 0 and var people
            ? FormattableString.Invariant($"{name}{people}人") : $"{name}未讲";
        var (done, late) = (talks.Select(t => t.Place).Distinct().Count() == 3, today > until);
        return $"{c.Number} {unit}：{Of(TalkPlace.Meeting, "会上")}、{Of(TalkPlace.Groups, "群里")}、{Of(TalkPlace.Doors, "上门")}（{(done ? "已讲全" : late ? "逾期" : Day(until) + "前")}）";
    }

    /// <summary>Whether who told of it says that it was reported to the police; null when nothing is said.</summary>
    public static bool? Reported(string told) =>
        Any(told, "未报警", "没报警", "没有报警", "还没报案", "未报案") ? false : Any(told, "已报警", "报了警", "已经报警", "已报案", "报了案", "已经报案") ? true : null;

    private static bool Any(string text, params string[] words) => words.Any(w => text.Contains(w, StringComparison.Ordinal));

    public static string Money(decimal? yuan) => yuan is { } value ? BookingText.Money(value) : "不详";

    public static string Day(DateOnly day) => day.ToString("M月d日", CultureInfo.InvariantCulture);

    private static string Sample(IReadOnlyList<string>? missing, DateOnly day)
    {
        string[] parts = ["类型刷单", $"时间{Day(day)}", "损失3.6万", "职工否", "家属否", "宣传是", "APP否"];
        return string.Join(' ', parts.Where(part => missing is null || missing.Any(m => part.StartsWith(m, StringComparison.Ordinal))));
    }

    private static string State(CaseState state) => state switch { CaseState.Open => "待核", CaseState.Complete => "已核实", _ => "不属实" };

    private static string Yes(bool? value) => value switch { true => "是", false => "否", _ => "？" };
}

/// <summary>The cases of a unit's year and its township's by the ledger, and for how many of the unit's a form is complete. Null = the ledger does not know.</summary>
public sealed record CasesOfYear(string Unit, string When, decimal? OfUnit, int WithForm, string Township, decimal? OfTownship)
{
    /// <summary>下坪村今年发案2起（登记了明细的1起），清溪乡9起.</summary>
    public override string ToString()
    {
        var form = OfUnit is { } all && all != WithForm ? $"（登记了明细的{WithForm}起）" : "";
        var above = Township == Unit || OfTownship is null ? "" : string.Create(CultureInfo.InvariantCulture, $"，{Township}{OfTownship:0.#}起");
        return string.Create(CultureInfo.InvariantCulture, $"{Unit}{When}发案{OfUnit ?? WithForm:0.#}起{form}{above}");
    }
}
