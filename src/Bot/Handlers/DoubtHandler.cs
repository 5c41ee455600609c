using System.Text.Json;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>What a careful clerk would ask back, asked once with one right example (rule A3). Nothing is booked.</summary>
public sealed class DoubtHandler(Questions questions, AnswerSettings settings) : IMessageHandler
{
    public const string QuestionKind = "metric";

    /// <summary>The bare number that waits for its metric.</summary>
    public sealed record Waiting(string UnitId, decimal Number);

    public Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        var reading = turn.Reading;
        if (reading.Intent != Intent.Ambiguous || turn.IsResident) return Task.FromResult<HandlerResult?>(null);
        var result = new HandlerResult();
        var unit = turn.SpeakerUnit!;
        var doubt = reading.Doubt ?? new Doubt(DoubtKind.Other);
        result.Reply(turn, DoubtText.Ask(unit.Name, BookedText.ExampleUnit(turn), doubt));
        if (doubt is { Kind: DoubtKind.MetricMissing, Number: { } number })
        {
            result.Save(s => questions.OpenAsync(s, new Question
            {
                Id = $"q/{turn.Message.Id}",
                ConversationId = turn.Group.Id,
                MemberId = turn.Message.SenderId,
                MessageId = turn.Message.Id,
                Kind = QuestionKind,
                PayloadJson = JsonSerializer.Serialize(new Waiting(unit.Id, number)),
                AskedAt = turn.Now,
                ExpiresAt = turn.Now.AddHours(settings.QuestionHours),
            }));
        }

        return Task.FromResult<HandlerResult?>(result);
    }
}

/// <summary>One question, one right example. Unit = the speaker's own; example = one he may report for.</summary>
public static class DoubtText
{
    public static string Ask(string unit, string example, Doubt doubt) => doubt.Kind switch
    {
        DoubtKind.MetricMissing when doubt.Number is { } n => $"{unit}，“{BookingText.Number(n)}”是安装还是注册？回复 安装{BookingText.Number(n)} 或 注册{BookingText.Number(n)}。",
        DoubtKind.MetricMissing => $"{unit}，请写明项目，例：安装12，注册10",
        DoubtKind.Vague => $"{unit}，约数不能入账。请回复准确数字，例：安装30",
        DoubtKind.Reference => $"{unit}，请直接报数字，例：安装12，注册10",
        DoubtKind.SumMismatch => $"{unit}，合计和分项对不上，没有入账。请核对后重发，例：安装：一组4 二组7，合计11",
        DoubtKind.UnknownUnit => $"没有找到单位{Named(doubt)}，没有入账。请写全称，例：{example}安装12",
        DoubtKind.AmbiguousUnit => $"{Candidates(doubt)}是哪个单位？没有入账，请写全称，例：{(doubt.Candidates is [var first, ..] ? first : unit)}安装12",
        DoubtKind.ZeroForm => $"{unit}，请写明哪项为零，例：本周发案0起，安装新增0",
        _ => $"{unit}，这条没看明白，没有入账。请这样发：安装12，注册10，入户30户",
    };

    private static string Named(Doubt doubt) => doubt.Words is { Length: > 0 } words ? $"“{words}”" : "";

    private static string Candidates(Doubt doubt) => doubt.Candidates is { Count: > 0 } names ? string.Join("、", names) : "简称";
}
