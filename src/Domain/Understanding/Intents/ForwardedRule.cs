using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding.Figures;

namespace AntiFraudBot.Domain.Understanding.Intents;

/// <summary>R23: the edition was passed on; with groups and people where they were counted.</summary>
internal static partial class ForwardedRule
{
    public static Reading? Examine(Utterance message)
    {
        if (message.IsResident)
            return null;
        var figures = message.Harvest.Figures;
        if (figures.Count > 0 && message.Harvest.Doubt is null && figures.All(f => f.Metric is Metric.PushGroup or Metric.PushPeople))
            return new Reading(Intent.Forwarded, "forwarded") { Rows = RowGrouping.Rows(message.Harvest, corrects: false) };
        return figures.Count == 0 && message.Harvest.SetAside == 0 && !message.Harvest.HasVague && message.Says(Passed()) && !message.Says(Asks()) ? new Reading(Intent.Forwarded, "forwarded-uncounted") : null;
    }

    [GeneratedRegex("群(里|里面)?(都|已|已经|也)?(发|转|推)(了|过|好)|(已|已经|都|全部|刚|均已|全|刚刚|皆已)(经)?(转发|推送|转到|转至|转进|群发|发群|转给各|发到各|发至各|发到.{0,6}群|发在.{0,6}群|转了|转$|推了|发各)|(转发|推送|群发|转)(完毕|好了|完成|到位|完了|出去了|了$|咗|到各|到.{0,8}群了|各.{0,4}群了)|^(转发了|转了|已转|推送了)|(转|发)到.{0,10}群(了|里了|啦|里面了)", Lexicon.Linear)]
    private static partial Regex Passed();

    [GeneratedRegex("请|\\?|吗|各村|务必|没有?转|未转|转没|要求|马上转|等会|待会|晚点|怎么|计划|准备|明天|钱|账", Lexicon.Linear)]
    private static partial Regex Asks();
}
