using System.Text.Json;
using AntiFraudBot.Bot.Booking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>The speaker's open question in this conversation comes before anything the words might mean by themselves (rule A6).</summary>
public sealed class AnswerHandler(Questions questions, BookingDesk desk, BookingOffice office) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || turn.Text.Length is 0 or > 40) return null;
        var question = await questions.OpenOfAsync(session, turn.Group.Id, turn.Message.SenderId, turn.Now);
        return question?.Kind switch
        {
            BookingOffice.QuestionKind => await BookingAsync(turn, session, question),
            DoubtHandler.QuestionKind => await MetricAsync(turn, session, question),
            _ => null,
        };
    }

    private async Task<HandlerResult?> BookingAsync(Turn turn, Session session, Question open)
    {
        var question = JsonSerializer.Deserialize<BookingQuestion>(open.PayloadJson)!;
        if (AnswerWords.Read(turn.Text, question) is not { } answer) return null;
        var booked = await desk.ResolveAsync(turn, session, question, answer.Choice, answer.Number);
        var refused = booked.Results.Any(r => r.Result.Refusals.Count > 0);
        var result = new HandlerResult { IsStep = !refused };
        if (!refused) result.Save(s => questions.CloseAsync(s, open.Id, "answered", turn.Now));
        office.Save(turn, booked, result);
        var lines = BookedText.Lines(turn, booked).ToList();
        return result.Reply(turn, lines.Count == 0 ? "这项已处理。" : string.Join('\n', lines));
    }

    /// <summary>安装 or 安装7 after “7是安装还是注册”: the reader knows the number that waits.</summary>
    private async Task<HandlerResult?> MetricAsync(Turn turn, Session session, Question open)
    {
        var waiting = JsonSerializer.Deserialize<DoubtHandler.Waiting>(open.PayloadJson)!;
        if (AnswerWords.Metric(turn.Text) is not { } metric) return null;
        var row = new ReadRow(turn.Tree[waiting.UnitId].Name, null, [new ReadValue(metric, Aspect.New, waiting.Number)]);
        var booked = await desk.BookAsync(turn, session, [row], new Reading(Intent.Report, "answer-metric"));
        var result = new HandlerResult { IsStep = true }.Save(s => questions.CloseAsync(s, open.Id, "answered", turn.Now));
        office.Save(turn, booked, result);
        return result.Reply(turn, string.Join('\n', BookedText.Lines(turn, booked)));
    }
}

/// <summary>The few words with which people answer the bot's questions.</summary>
public static class AnswerWords
{
    private static readonly Dictionary<string, AnswerChoice> Words = new()
    {
        ["追加"] = AnswerChoice.Add, ["加"] = AnswerChoice.Add, ["另外的"] = AnswerChoice.Add, ["新增的"] = AnswerChoice.Add, ["是追加"] = AnswerChoice.Add,
        ["更正"] = AnswerChoice.Correct, ["改"] = AnswerChoice.Correct, ["是更正"] = AnswerChoice.Correct, ["更改"] = AnswerChoice.Correct,
        ["上周"] = AnswerChoice.LastWeek, ["上周的"] = AnswerChoice.LastWeek, ["是上周"] = AnswerChoice.LastWeek, ["上个星期"] = AnswerChoice.LastWeek,
        ["本周"] = AnswerChoice.ThisWeek, ["这周"] = AnswerChoice.ThisWeek, ["本周的"] = AnswerChoice.ThisWeek, ["是本周"] = AnswerChoice.ThisWeek, ["这周的"] = AnswerChoice.ThisWeek,
        ["是"] = AnswerChoice.Yes, ["是的"] = AnswerChoice.Yes, ["对"] = AnswerChoice.Yes, ["对的"] = AnswerChoice.Yes, ["嗯"] = AnswerChoice.Yes, ["没错"] = AnswerChoice.Yes,
        ["不是"] = AnswerChoice.No, ["不对"] = AnswerChoice.No, ["不"] = AnswerChoice.No, ["确认"] = AnswerChoice.Confirm, ["属实"] = AnswerChoice.Confirm,
    };

    /// <summary>A bare 1 answers the open question with yes (rule A6); where a number is asked for, a bare number is the number.</summary>
    public static (AnswerChoice Choice, decimal? Number)? Read(string text, BookingQuestion question)
    {
        var word = text.Trim().TrimEnd('。', '，', '！', '.', '!', '~', '～');
        if (Words.TryGetValue(word, out var choice)) return (choice, null);
        if (word is "1" or "１") return (Agreement(question.Kind), null);
        var asksNumber = question.Kind is PendingReason.Implausible or PendingReason.Approximate;
        return asksNumber && ChineseNumber(word) is { } number ? (AnswerChoice.Number, number) : null;
    }

    /// <summary>The metric when the text is nothing but its name.</summary>
    public static Metric? Metric(string text) => text.Trim().TrimEnd('。', '的') switch
    {
        "安装" or "装" or "装机" or "下载" or "是安装" => Domain.Reporting.Metric.AppInstall,
        "注册" or "实名" or "是注册" => Domain.Reporting.Metric.AppRegister,
        "入户" or "走访" => Domain.Reporting.Metric.HouseholdVisit,
        "开启预警" or "预警" => Domain.Reporting.Metric.AppAlert,
        "宣传" => Domain.Reporting.Metric.PeopleReached,
        _ => null,
    };

    private static AnswerChoice Agreement(PendingReason kind) => kind is PendingReason.Proxy or PendingReason.Police ? AnswerChoice.Confirm : AnswerChoice.Yes;

    private static decimal? ChineseNumber(string word)
    {
        var digits = word.Normalize(System.Text.NormalizationForm.FormKC).TrimEnd('人', '个', '户', '台');
        return decimal.TryParse(digits, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var value) && value >= 0 ? value : null;
    }
}
